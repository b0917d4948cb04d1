package vn.cnnt.events;

/// What kind of number identifies an establishment; PERSONAL_ID is personal data and never leaves the register
/// unmasked.
public enum IdentifierKind {
    TAX_CODE,
    HOUSEHOLD,
    COOPERATIVE,
    PERSONAL_ID,
    NONE
}
