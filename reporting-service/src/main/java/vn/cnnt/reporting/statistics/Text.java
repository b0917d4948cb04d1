package vn.cnnt.reporting.statistics;

/// A title in both languages.
public record Text(String vi, String en) {}
