package vn.cnnt.servers;

/// A MongoDB for tests; `outlivesTests` when it is not ours, so that what tests left there is to be dropped.
record TestMongo(String uri, boolean outlivesTests, Runnable onClose) implements AutoCloseable {

    @Override
    public void close() {
        onClose.run();
    }
}
