package vn.cnnt.registry.recognition;

import vn.cnnt.events.RecognitionStatus;

/// How a vote can end.
public enum Outcome {
    RECOGNISED,
    NOT_RECOGNISED;

    RecognitionStatus status() {
        return switch (this) {
            case RECOGNISED -> RecognitionStatus.RECOGNISED;
            case NOT_RECOGNISED -> RecognitionStatus.NOT_RECOGNISED;
        };
    }
}
