package vn.cnnt.servers;

/// A Kafka that can be away for a while and come back on the same port with its data.
interface TestKafka extends AutoCloseable {

    String bootstrapServers();

    void stop();

    void start();

    @Override
    void close();
}
