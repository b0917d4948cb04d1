package vn.cnnt.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The only interface that anything here listens on.
final class Loopback {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");

    private Loopback() {}

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }
}
