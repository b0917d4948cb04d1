package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every change since the store was last committed, one entry a command, in numbered files beside the store's own. What
/// was appended is safe once [#awaitForced] returns: the first one to wait forces all that has come until then to the
/// disk; what comes while the disk is busy is forced next, by one of those who wait for it.
///
/// An entry is its length, its CRC-32C and its bytes. The last file may end in the middle of one: that command was
/// never answered.
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private static final String NAME = "embedded-mongo.journal-";
    private static final Pattern FILE = Pattern.compile(Pattern.quote(NAME) + "(\\d+)");
    private static final int HEADER = Integer.BYTES + Integer.BYTES;

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private WriteBuffer appended = new WriteBuffer();
    private WriteBuffer spare = new WriteBuffer();
    private long entries;
    private long forced;
    private long number;
    private long length;
    private FileChannel file;
    private boolean forcing;
    private @Nullable Throwable failure;

    /// @param number of a file that is not there yet
    Journal(Path folder, long number) throws IOException {
        this.folder = folder;
        this.number = number;
        this.file = begin(number);
    }

    /// How many entries there are with this one. Nothing is written down of a command that changed nothing.
    long append(Changes changes) {
        lock.lock();
        try {
            if (!changes.isEmpty()) {
                var bytes = changes.bytes();
                appended.putInt(bytes.remaining()).putInt(crc(bytes)).put(bytes);
                entries++;
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /// How many entries there are.
    long entries() {
        lock.lock();
        try {
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /// How long the file is that is being written, in bytes.
    long length() {
        lock.lock();
        try {
            return length;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when so many entries are safe on the disk.
    void awaitForced(long count) {
        lock.lock();
        try {
            while (forced < count) {
                if (failure != null) {
                    throw new MongoServerException(
                            "the store can no longer be written: " + failure.getMessage(), failure);
                }
                if (forcing) {
                    done.awaitUninterruptibly();
                } else {
                    forceForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Forces all there is, and goes on in a file of the next number, which it returns. Nothing may be appended
    /// meanwhile.
    long next() throws IOException {
        awaitForced(entries());
        lock.lock();
        try {
            file.close();
            number++;
            file = begin(number);
            length = 0;
            return number;
        } finally {
            lock.unlock();
        }
    }

    /// The files before that number are no longer needed.
    void forgetBefore(long needed) throws IOException {
        forgetBefore(folder, needed);
    }

    static void forgetBefore(Path folder, long needed) throws IOException {
        for (var known : numbers(folder)) {
            if (known < needed) {
                Files.delete(path(folder, known));
            }
        }
    }

    /// Reads all entries from the file of that number on, and returns a number that no file has.
    static long read(Path folder, long first, Consumer<ByteBuffer> entry) throws IOException {
        var numbers = numbers(folder).stream().filter(it -> it >= first).toList();
        for (var known : numbers) {
            var isLast = known.equals(numbers.getLast());
            var left = read(path(folder, known), entry);
            if (left > 0 && !isLast) {
                throw new IOException("%s is damaged".formatted(path(folder, known)));
            }
            if (left > 0) {
                log.atWarn()
                        .addKeyValue("file", path(folder, known))
                        .addKeyValue("bytes", left)
                        .log(
                                "the journal ends within an entry: cut off when the process ended, or the disk has damaged it");
            }
        }
        return numbers.isEmpty() ? first : numbers.getLast() + 1;
    }

    /// How many bytes there are after the last whole entry.
    private static long read(Path path, Consumer<ByteBuffer> entry) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var size = channel.size();
            var at = 0L;
            var header = ByteBuffer.allocate(HEADER);
            while (size - at >= HEADER) {
                readFully(channel, header.clear(), at);
                var bytes = header.getInt();
                var crc = header.getInt();
                if (bytes <= 0 || bytes > size - at - HEADER) {
                    break;
                }
                var content = ByteBuffer.allocate(bytes);
                readFully(channel, content, at + HEADER);
                if (crc(content) != crc) {
                    break;
                }
                entry.accept(content);
                at += HEADER + bytes;
            }
            return size - at;
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new EOFException("a journal's file became shorter while it was read");
            }
        }
        into.flip();
    }

    /// Called with the lock held, which is free for others while the disk is busy.
    private void forceForAll() {
        forcing = true;
        var writing = appended;
        appended = spare;
        var upTo = entries;
        lock.unlock();
        var bytes = 0L;
        Throwable broken = null;
        try {
            var buffer = writing.getBuffer().flip();
            bytes = buffer.remaining();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(false);
            writing.clear();
        } catch (IOException | RuntimeException | Error thrown) {
            broken = thrown;
        } finally {
            lock.lock();
            forcing = false;
            spare = writing;
            if (broken == null) {
                forced = upTo;
                length += bytes;
            } else {
                failure = broken;
            }
            done.signalAll();
        }
    }

    private FileChannel begin(long number) throws IOException {
        var opened = FileChannel.open(path(folder, number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        forceFolder();
        return opened;
    }

    /// That there is a file is a change of the folder.
    private void forceFolder() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    private static Path path(Path folder, long number) {
        return folder.resolve(NAME + number);
    }

    private static List<Long> numbers(Path folder) throws IOException {
        var numbers = new ArrayList<Long>();
        try (var files = Files.list(folder)) {
            files.forEach(path -> {
                var name = FILE.matcher(path.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Long.valueOf(name.group(1)));
                }
            });
        }
        numbers.sort(null);
        return numbers;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
