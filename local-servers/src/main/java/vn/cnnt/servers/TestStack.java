package vn.cnnt.servers;

/// One place that tests can get their servers from.
sealed interface TestStack extends AutoCloseable permits DockerTestStack, LocalTestStack {

    TestKafka startKafka();

    TestMongo startMongo();

    String describe();

    /// Called after its servers were closed.
    @Override
    void close();
}
