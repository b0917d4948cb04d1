package vn.cnnt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import vn.cnnt.servers.LocalKafka;
import vn.cnnt.servers.LocalMongo;

/// The local stack's Kafka and MongoDB in a process of their own; says where they are on its standard output and ends
/// with its standard input.
final class Servers {
    private Servers() {}

    /// @param arguments the folder for their data, and `none` where no MongoDB is wanted
    static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        System.out.println("kafka=" + kafka.bootstrapServers());
        if (arguments.length < 2) {
            var mongo = LocalMongo.start(folder.resolve("mongodb"), 0);
            System.out.println("mongodb=" + mongo.uri());
            System.out.println("description=" + mongo.describe());
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Nothing is ever sent.
        }
        Runtime.getRuntime().halt(0);
    }
}
