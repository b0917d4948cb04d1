package vn.cnnt.benchmarks;

import com.mongodb.client.MongoClients;

/// What the benchmark asks of MongoDB by itself.
final class Databases {
    private Databases() {}

    static void drop(Stack stack, String name) {
        try (var client = MongoClients.create(stack.mongodb())) {
            client.getDatabase(name).drop();
        }
    }
}
