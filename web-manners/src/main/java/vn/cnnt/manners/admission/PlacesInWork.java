package vn.cnnt.manners.admission;

import java.util.concurrent.Semaphore;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;

/// So many of something at once; who comes then is told to come again.
public final class PlacesInWork {
    private final Semaphore free;

    public PlacesInWork(int many) {
        this.free = new Semaphore(many);
    }

    /// One of them, until it is closed.
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    public Place take() {
        if (!free.tryAcquire()) {
            throw new Refused(Refusal.overloaded());
        }
        return free::release;
    }
}
