package vn.cnnt.reporting.run;

import java.util.Collection;
import java.util.Map;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.TopicIdentity;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;

/// The log that a generation is made of, as long as it is that very topic and still holds what comes next. Where it
/// isn't, or doesn't, [UnusableLog] says so and what to do.
final class FiguredLog {
    private final RegistryLog log;
    private final Generation generation;
    private final TopicIdentity topic;
    private final String remedy;
    private final Finding remedyCode;

    /// @param remedy what an operator can do where the log is no longer that of the figures
    /// @param remedyCode the code of the same
    FiguredLog(RegistryLog log, Generation generation, TopicIdentity topic, String remedy, String remedyCode) {
        this.log = log;
        this.generation = generation;
        this.topic = topic;
        this.remedy = remedy;
        this.remedyCode = Finding.error("", remedyCode);
        samePartitions(topic);
    }

    String topicId() {
        return topic.id();
    }

    /// Asks Kafka whether the topic is still the same: what was read from it may be applied only if it is so after it
    /// was read.
    void isStillTheSame() {
        var now = log.identity().orElseThrow(() -> new LogUnreachable("the topic " + log.name() + " is gone", null));
        samePartitions(now);
        sameTopic(now.id(), topic.id());
    }

    /// The offset of the next record, by partition.
    Map<Integer, Long> ends() {
        return log.ends(topic.partitions());
    }

    /// Whether the log reaches from where these stand.
    ///
    /// @param positions by partition, where a later one is known than the checkpoint's
    void goesOnFrom(Collection<Checkpoint> checkpoints, Map<Integer, Long> positions) {
        isStillTheSame();
        for (var checkpoint : checkpoints) {
            sameTopic(topic.id(), checkpoint.topicId());
        }
        // Asked after the checkpoints were read: an end below one of them can't be an old answer.
        var ends = ends();
        var begins = log.begins(topic.partitions());
        for (var checkpoint : checkpoints) {
            var partition = checkpoint.partition();
            var offset = checkpoint.offset();
            long end = ends.getOrDefault(partition, 0L);
            long begin = begins.getOrDefault(partition, 0L);
            if (end < offset) {
                throw new UnusableLog(
                        "Partition " + partition + " of " + log.name() + " ends at " + end
                                + ", but the figures stand at " + offset + ": Kafka has lost records. " + remedy,
                        Finding.error("", "log-lost", partition, log.name(), text(end), text(offset)),
                        remedyCode);
            }
            var now = positions.getOrDefault(partition, offset);
            if (begin > now) {
                throw new UnusableLog(
                        "Partition " + partition + " of " + log.name() + " begins at " + begin
                                + ", but the figures stand at " + now
                                + ": what lies between has been deleted. Set the topic's retention to unlimited. "
                                + remedy,
                        Finding.error("", "log-deleted", partition, log.name(), text(begin), text(now)),
                        remedyCode);
            }
        }
    }

    private void sameTopic(String now, String before) {
        if (!now.equals(before)) {
            throw new UnusableLog(
                    "The topic " + log.name() + " has been made anew (it is " + now + ", the figures are of " + before
                            + "). " + remedy,
                    Finding.error("", "log-made-anew", log.name()),
                    remedyCode);
        }
    }

    private void samePartitions(TopicIdentity now) {
        if (generation.partitions() != now.partitions()) {
            throw new UnusableLog(
                    "The topic " + log.name() + " has " + now.partitions() + " partitions, the figures of run "
                            + generation.name() + " were made from " + generation.partitions()
                            + ". Keys are elsewhere now. " + remedy,
                    Finding.error(
                            "",
                            "log-parted-anew",
                            log.name(),
                            now.partitions(),
                            generation.name(),
                            generation.partitions()),
                    remedyCode);
        }
    }

    /// A place in the log is no money.
    private static String text(long offset) {
        return Long.toString(offset);
    }
}
