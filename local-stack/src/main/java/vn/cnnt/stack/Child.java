package vn.cnnt.stack;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// The first class of a service's process: waits for the end of the standard input, which is the end of the stack
/// however it came, and runs the service meanwhile. With the stack Kafka and MongoDB are gone, so there is nothing to
/// end in order.
final class Child {
    private static final int PARENT_IS_GONE = 3;

    private Child() {}

    static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(Child::endWithTheStack);
        var service = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        service.setAccessible(true);
        try {
            service.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failure) {
            failure.getTargetException().printStackTrace(System.err);
            System.exit(1);
        }
    }

    private static void endWithTheStack() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException _) {
            // A broken pipe is an end as well.
        }
        Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
}
