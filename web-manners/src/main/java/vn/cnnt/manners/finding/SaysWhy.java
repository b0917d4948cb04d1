package vn.cnnt.manners.finding;

import java.util.List;

/// An exception that says why in codes, for people in their own language; its message is for the log.
public interface SaysWhy {
    List<Finding> findings();
}
