package vn.cnnt.manners.reading;

/// A request record with rules about several of its members together.
public interface Checked {
    void check(Checks checks);
}
