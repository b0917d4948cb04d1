package vn.cnnt.registry.reference;

/// The bounds of what several requests of the register have in them.
public final class Fields {
    /// The longest name of anything.
    public static final int NAME = 300;

    /// The longest free text.
    public static final int NOTE = 4000;

    /// The longest description of where a historical record is from.
    public static final int SOURCE = 1000;

    /// The longest reason for anything.
    public static final int REASON = 2000;

    /// The longest address of a paper.
    public static final int URL = 1000;

    /// The years that something of the register can have happened in.
    public static final int FIRST_YEAR = 1900;

    public static final int LAST_YEAR = 2200;

    /// No sum of money in a register is larger: a million times the yearly national programme.
    public static final long MOST_MONEY = 1_000_000_000_000_000L;

    /// The most findings that are confirmed at once.
    public static final int CODES = 50;

    /// The longest code of a finding.
    public static final int CODE = 100;

    /// The codes of the findings that can need a yes, or are told as if they did where nothing is done yet.
    public static final String CONFIRMABLE = "likely-duplicate|similar-name|ceiling-exceeded|ceiling-unknown";

    /// What is said of any other code.
    public static final String NOT_CONFIRMABLE = "not-confirmable";

    private Fields() {}
}
