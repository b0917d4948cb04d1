package vn.cnnt.reporting.slots;

/// One set of views and cells, made by one version of the definition from one topic with a fixed number of partitions.
///
/// @param definition the `Definition#version` that made it
public record Generation(String name, String definition, String topic, int partitions) {}
