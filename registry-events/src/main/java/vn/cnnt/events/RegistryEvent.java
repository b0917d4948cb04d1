package vn.cnnt.events;

/// Something that happened to one thing of the register.
public sealed interface RegistryEvent
        permits EnterpriseEvent, RecognitionEvent, GrantEvent, ReportedFigureEvent, RegistryEvent.Unknown {

    /// About a thing this reader has never heard of: it moves the version on and changes nothing that is known here.
    record Unknown(String type) implements RegistryEvent {}
}
