package vn.cnnt.events;

/// What can happen to a grant.
public sealed interface GrantEvent extends RegistryEvent {

    /// The grant after the event.
    GrantDetails grant();

    /// The implementing unit put it forward.
    record Proposed(GrantDetails grant) implements GrantEvent {}

    /// The grant was recorded from a historical source, as it stood.
    record Recorded(GrantDetails grant) implements GrantEvent {}

    /// The proposal was appraised.
    record Appraised(GrantDetails grant) implements GrantEvent {}

    /// Money was assigned to it.
    record Approved(GrantDetails grant) implements GrantEvent {}

    /// The contract was signed.
    record Contracted(GrantDetails grant) implements GrantEvent {}

    /// Work began or went on, with an advance.
    record AdvancePaid(GrantDetails grant) implements GrantEvent {}

    /// The result was accepted.
    record Accepted(GrantDetails grant) implements GrantEvent {}

    /// The money was settled.
    record Settled(GrantDetails grant) implements GrantEvent {}

    /// The dossier went back to be completed.
    record Returned(GrantDetails grant) implements GrantEvent {}

    /// A returned dossier came back to where it was.
    record Resubmitted(GrantDetails grant) implements GrantEvent {}

    /// The proposal was turned down.
    record Rejected(GrantDetails grant) implements GrantEvent {}

    /// The grant was given up after its approval.
    record Stopped(GrantDetails grant) implements GrantEvent {}

    /// A decision changed it without a change of state.
    record Adjusted(GrantDetails grant) implements GrantEvent {}

    /// Something that only a newer reader has a name for.
    record Other(String type, GrantDetails grant) implements GrantEvent {}
}
