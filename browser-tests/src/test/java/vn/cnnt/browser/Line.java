package vn.cnnt.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line between a browser and a service, which can be cut.
final class Line implements AutoCloseable {
    private final URI to;
    private final ServerSocket door;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    Line(String to) {
        this.to = URI.create(to);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void cut() {
        isCut = true;
        hangUp();
    }

    void mend() {
        isCut = false;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                if (isCut) {
                    browser.close();
                    continue;
                }
                var service = new Socket(to.getHost(), to.getPort());
                ends.add(browser);
                ends.add(service);
                Thread.ofVirtual().start(() -> carry(browser, service));
                Thread.ofVirtual().start(() -> carry(service, browser));
            } catch (IOException e) {
                // the door was closed, or a caller has gone: the next one is served
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of both has hung up, which ends the other
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private void hangUp() {
        for (var end : ends) {
            try {
                end.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
    }
}
