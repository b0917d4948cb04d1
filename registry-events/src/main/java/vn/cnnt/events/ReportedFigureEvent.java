package vn.cnnt.events;

/// What can happen to a figure that an officer reports. It stays the figure of one cell for good.
public sealed interface ReportedFigureEvent extends RegistryEvent {

    /// The figure after the event.
    ReportedFigureDetails reportedFigure();

    /// The figure was typed in.
    record Recorded(ReportedFigureDetails reportedFigure) implements ReportedFigureEvent {}

    /// The value, the source or the note of the figure was put right.
    record Corrected(ReportedFigureDetails reportedFigure) implements ReportedFigureEvent {}

    /// The figure should never have been recorded.
    record Withdrawn(ReportedFigureDetails reportedFigure) implements ReportedFigureEvent {}

    /// Something that only a newer reader has a name for.
    record Other(String type, ReportedFigureDetails reportedFigure) implements ReportedFigureEvent {}
}
