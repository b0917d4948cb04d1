package vn.cnnt.events;

/// What can happen to one recognition of an enterprise.
public sealed interface RecognitionEvent extends RegistryEvent {

    /// The recognition after the event.
    RecognitionDetails recognition();

    /// The product was put forward.
    record Applied(RecognitionDetails recognition) implements RecognitionEvent {}

    /// The product was recognised, or not.
    record Decided(RecognitionDetails recognition) implements RecognitionEvent {}

    /// What was wrong in the record was put right.
    record Corrected(RecognitionDetails recognition) implements RecognitionEvent {}

    /// The certificate was taken back.
    record Revoked(RecognitionDetails recognition) implements RecognitionEvent {}

    /// The recognition should never have been recorded.
    record Withdrawn(RecognitionDetails recognition) implements RecognitionEvent {}

    /// Something that only a newer reader has a name for.
    record Other(String type, RecognitionDetails recognition) implements RecognitionEvent {}
}
