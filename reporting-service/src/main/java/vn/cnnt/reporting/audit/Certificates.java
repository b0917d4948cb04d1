package vn.cnnt.reporting.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.figures.Comparing;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.log.LogReader;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Causes;

/// Certificates and packs of runs that have what they wanted. That of a run whose data were deleted is kept.
@Component
public class Certificates {
    private static final String COLLECTION = "certificates";
    private static final int BATCH = 5_000;
    /// How long the log may give nothing before a pack is broken off.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Store store;
    private final Definition<EntityView> definition;
    private final Figures<EntityView> figures;
    private final RegistryLog log;
    private final MongoTemplate mongo;
    private final Causes causes;
    private final Clock clock;
    private final String topic;
    private final @Nullable Signer signer;

    Certificates(
            Store store,
            Definition<EntityView> definition,
            Figures<EntityView> figures,
            RegistryLog log,
            MongoTemplate mongo,
            Causes causes,
            Clock clock,
            ReportingProperties properties) {
        this.store = store;
        this.definition = definition;
        this.figures = figures;
        this.log = log;
        this.mongo = mongo;
        this.causes = causes;
        this.clock = clock;
        this.topic = properties.topic();
        this.signer = Signer.of(
                properties.signing().privateKey(), properties.signing().publicKey());
    }

    /// Whether there is something to certify: all that it was to take is in its figures, or was when they were deleted.
    public static boolean isCertifiable(Run run) {
        return switch (run.state()) {
            case FOLLOWING, COMPLETE, ACTIVE, RETIRED -> true;
            case QUEUED, RUNNING, PAUSED, CANCELLED, FAILED -> false;
        };
    }

    /// Whether this program knows every cell the run can have: one of another definition may have others.
    public boolean isOfThisDefinition(Run run) {
        return run.definition().equals(definition.version());
    }

    /// In canonical JSON; empty where the data were deleted before there was one.
    public Optional<byte[]> certificate(Run run) throws InterruptedException {
        return run.dataDropped()
                ? kept(run.id())
                : Optional.of(certificate(run, Evidence.of(figures.of(run.id()), definition)));
    }

    /// Before its data are deleted. The first one stays: who deletes at the same time may find them half gone.
    public void keep(Run run) throws InterruptedException {
        if (isCertifiable(run) && isOfThisDefinition(run) && !run.dataDropped()) {
            var certificate = certificate(run, Evidence.of(figures.of(run.id()), definition));
            try {
                mongo.insert(new KeptCertificate(run.id(), clock.instant(), new Binary(certificate)), COLLECTION);
            } catch (DuplicateKeyException _) {
                // Another was first, and found all that there was.
            }
        }
    }

    /// The certificate of a run, as it is kept when the run's data are deleted.
    private record KeptCertificate(@Id String run, Instant at, Binary certificate) {}

    private Optional<byte[]> kept(String run) {
        return Optional.ofNullable(mongo.findById(run, KeptCertificate.class, COLLECTION))
                .map(it -> it.certificate().getData());
    }

    /// A pack ready to be written: its certificate and figures are settled.
    public interface Ready {
        void writeTo(OutputStream into) throws IOException;
    }

    /// [UnusableLog] where the log is not the one it was made of any more.
    public Ready pack(Run run) throws InterruptedException {
        var identity = log.identity()
                .orElseThrow(() ->
                        new UnusableLog("There is no topic " + topic + ".", Finding.error("", "log-missing", topic)));
        var made = store.checkpoints(store.generation(run.id()).orElseThrow());
        for (var checkpoint : made.values()) {
            if (!checkpoint.topicId().equals(identity.id())) {
                throw new UnusableLog(
                        "The topic has been made anew since; what the run read is gone.",
                        Finding.error("", "log-made-anew", topic));
            }
        }
        var evidence = Evidence.of(figures.of(run.id()), definition);
        var begins = log.begins(identity.partitions());
        evidence.inputs().forEach((partition, input) -> {
            if (input.events() > 0 && begins.getOrDefault(partition, 0L) > 0) {
                throw new UnusableLog(
                        "The topic no longer holds the beginning of partition " + partition + ".",
                        Finding.error("", "log-cut-off", topic, partition));
            }
        });
        var certificate = certificate(run, evidence);
        return into -> Pack.write(evidence, certificate, signer, writer -> records(run, evidence, writer), into);
    }

    private byte[] certificate(Run run, Evidence evidence) throws InterruptedException {
        var generation = store.generation(run.id()).orElseThrow();
        var topicId = store.checkpoints(generation).values().stream()
                .map(it -> it.topicId())
                .findFirst()
                .orElse(null);
        return Certificate.of(
                run,
                causes.say(run.notes().remark(), Locale.ENGLISH),
                evidence.input(topic, topicId),
                evidence.result(generation.definition()),
                comparison(run, generation),
                clock.instant(),
                signer);
    }

    private Map<String, @Nullable Object> comparison(Run run, Generation generation) throws InterruptedException {
        var active = store.active().orElseThrow();
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("with", active);
        if (!active.equals(generation.name())) {
            var comparing = new Comparing<>(store, definition, Duration.ofSeconds(1));
            var other = store.generation(active).orElseThrow();
            var compared = run.state().isEnded()
                    ? comparing.compareAsTheyStand(generation, other, Comparing.Named.NOBODY)
                    : comparing.compare(generation, other, Comparing.Named.NOBODY);
            summary.put("equal", compared.isEqual());
            summary.put("differences", compared.differences().size());
            summary.put("sameCut", compared.met());
        }
        return summary;
    }

    private void records(Run run, Evidence evidence, Pack.RecordWriter writer) throws IOException {
        try (var reader = log.readOneByOne()) {
            for (var input : evidence.inputs().entrySet()) {
                if (input.getValue().end() > 0) {
                    records(reader, run, input.getKey(), input.getValue().end(), writer);
                }
            }
        }
    }

    private void records(LogReader reader, Run run, int partition, long end, Pack.RecordWriter writer)
            throws IOException {
        reader.turnTo(partition, 0, end);
        var next = 0L;
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (next < end) {
            for (var batch : reader.read((int) Math.min(BATCH, end - next))) {
                for (var record : batch.records()) {
                    if (record.offset() < end && isIn(run, record)) {
                        writer.write(record);
                    }
                }
                next = batch.end();
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() - giveUp > 0) {
                throw new LogUnreachable("Kafka gives nothing of partition " + partition + " from " + next, null);
            }
        }
    }

    private static boolean isIn(Run run, LogRecord record) {
        var limit = run.recordedAt();
        var at = RegistryLog.recordedAt(record);
        return limit == null || at == null || !at.isAfter(limit);
    }
}
