package vn.cnnt.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A service as far as its supervisor knows one: it listens on its port, is ready, and exits when it is asked to.
final class StandIn {
    private StandIn() {}

    static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("broken")) {
            throw new IOException("nothing to stand on");
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in order")));
    }
}
