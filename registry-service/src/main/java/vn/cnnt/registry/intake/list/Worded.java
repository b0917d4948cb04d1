package vn.cnnt.registry.intake.list;

/// What has a word of its own in requests and answers.
public interface Worded {
    String word();
}
