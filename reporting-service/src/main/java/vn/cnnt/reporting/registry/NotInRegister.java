package vn.cnnt.reporting.registry;

/// The register answers, and keeps nothing of that id: asking again later would change nothing.
public final class NotInRegister extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String aggregate;

    NotInRegister(String aggregate) {
        super("the register keeps nothing of " + aggregate, null, false, false);
        this.aggregate = aggregate;
    }

    public String aggregate() {
        return aggregate;
    }
}
