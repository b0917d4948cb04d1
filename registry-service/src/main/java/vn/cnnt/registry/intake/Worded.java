package vn.cnnt.registry.intake;

/// What has a word of its own in requests and answers.
interface Worded {
    String word();
}
