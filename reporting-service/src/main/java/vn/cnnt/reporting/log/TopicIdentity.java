package vn.cnnt.reporting.log;

/// Which topic the log is: another one of the same name has another id.
public record TopicIdentity(String id, int partitions) {}
