package vn.cnnt.stack.records;

/// Where a row stands, so that a reader of the report can find it.
record Line(String file, long number) {
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
