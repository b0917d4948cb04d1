package vn.cnnt.reporting.figures;

import org.jspecify.annotations.Nullable;

/// The figures can't be read just now; asking again later may help.
public final class FiguresUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FiguresUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
