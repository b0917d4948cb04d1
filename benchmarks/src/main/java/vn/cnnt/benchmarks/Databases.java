package vn.cnnt.benchmarks;

import com.mongodb.client.MongoClients;
import org.bson.Document;

/// What the benchmark asks of MongoDB by itself.
final class Databases {
    private Databases() {}

    /// What the server says it is: one that only speaks the protocol gives the version it is compatible with.
    static String version(Stack stack) {
        try (var client = MongoClients.create(stack.mongodb())) {
            return client.getDatabase("admin")
                    .runCommand(new Document("buildInfo", 1))
                    .getString("version");
        }
    }

    static void drop(Stack stack, String name) {
        try (var client = MongoClients.create(stack.mongodb())) {
            client.getDatabase(name).drop();
        }
    }
}
