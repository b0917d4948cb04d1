package vn.cnnt.events;

import java.time.LocalDate;

/// What can happen to an establishment's own details.
public sealed interface EnterpriseEvent extends RegistryEvent {

    /// The details after the event.
    EnterpriseDetails enterprise();

    /// The establishment was entered in the register.
    record Registered(EnterpriseDetails enterprise) implements EnterpriseEvent {}

    /// What was wrong from the start was put right.
    record DetailsCorrected(EnterpriseDetails enterprise) implements EnterpriseEvent {}

    /// The establishment moved on the effective date; where it was before stays true.
    record Moved(EnterpriseDetails enterprise, LocalDate effectiveDate) implements EnterpriseEvent {}

    /// The establishment began to work less, stopped, worked again, was dissolved or merged, on the effective date.
    record StatusChanged(EnterpriseDetails enterprise, LocalDate effectiveDate) implements EnterpriseEvent {}

    /// The personal id that it was known by was destroyed: nobody, the register included, can tell it any more. What is
    /// left of the identifier is its kind.
    record PersonalIdErased(EnterpriseDetails enterprise) implements EnterpriseEvent {}

    /// Something that only a newer reader has a name for.
    record Other(String type, EnterpriseDetails enterprise) implements EnterpriseEvent {}
}
