package vn.cnnt.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/// A stack as far as a service knows one: starts it, prints its pid, and waits to be killed.
final class StandInParent {
    private StandInParent() {}

    static void main(String[] arguments) throws InterruptedException {
        var program = ServiceProcessIT.standIn(
                Path.of(arguments[0]), URI.create("http://127.0.0.1:" + arguments[1]), arguments[1]);
        ServiceProcess.start(program, HttpClient.newHttpClient(), new ServiceProcess.Watcher() {
                    @Override
                    public void started(String name, long pid) {
                        System.out.println(pid);
                    }

                    @Override
                    public void died(String name, long pid, int exitCode) {}
                })
                .awaitReady(Duration.ofSeconds(30));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
