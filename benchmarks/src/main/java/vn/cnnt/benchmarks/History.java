package vn.cnnt.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.Sector;
import vn.cnnt.events.SectorVersion;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;

/// A register's past, made up from a seed: the same seed gives the same bytes.
///
/// Enterprises come one after the other all along it, each with up to six recognitions that are applied for, decided,
/// corrected and now and then revoked; they move, change their status and have their details corrected; grants with one
/// to three beneficiaries go through their states. Whose turn it is is drawn from all that are there, so that what
/// happens to one of them is spread over the rest of the log, as it is in a real one. Provinces are drawn by Zipf's
/// law.
final class History {
    private static final Instant BEGAN = Instant.parse("2014-01-01T00:00:00Z");
    private static final Province[] PROVINCES = Province.all().toArray(Province[]::new);
    private static final double[] UP_TO = zipf(PROVINCES.length);
    private static final String[] WORDS = {
        "Việt", "Hương", "Sơn", "Thành", "Phát", "Minh", "Đức", "Tân", "Hòa", "Lạc", "Bình", "An", "Phú", "Quý", "Ngọc",
        "Trà", "Gốm", "Mây", "Tre", "Nón", "Lụa", "Chè", "Mộc", "Cơ khí", "Thủy sản", "Bánh", "Rượu", "Mắm", "Gỗ", "Đá"
    };
    private static final SupportContent[] CONTENTS = {
        SupportContent.DEMO_MODEL,
        SupportContent.MACHINERY,
        SupportContent.TRADEMARK,
        SupportContent.CONSULTING_DESIGN,
        SupportContent.SHOWROOM,
        SupportContent.CLEANER_PRODUCTION
    };
    private static final EnterpriseStatus[] STATUSES = {
        EnterpriseStatus.ACTIVE, EnterpriseStatus.REDUCED, EnterpriseStatus.SUSPENDED
    };
    private static final Level[] LADDER = {Level.PROVINCE, Level.REGION, Level.NATIONAL};
    private static final GrantState[] WAY = {
        GrantState.PROPOSED,
        GrantState.APPRAISED,
        GrantState.APPROVED,
        GrantState.CONTRACTED,
        GrantState.IN_PROGRESS,
        GrantState.ACCEPTED,
        GrantState.SETTLED
    };

    private final SplittableRandom random;
    private final Sink sink;
    private final List<Enterprise> enterprises = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private int registered;
    private int proposed;
    private long records;
    private long events;

    /// Takes the records in the order of the log.
    interface Sink {
        void accept(String addressee, RecordedEvent event, boolean joined);
    }

    History(long seed, Sink sink) {
        this.random = new SplittableRandom(seed);
        this.sink = sink;
    }

    /// A history of so many records, copies for further addressees among them, and of so many enterprises.
    void write(long wanted, int wantedEnterprises) {
        while (records < wanted) {
            var due = 1 + wantedEnterprises * records / wanted;
            if (registered < Math.min(due, wantedEnterprises)) {
                enterprises.add(register());
            } else if (random.nextInt(100) < 6) {
                grantGoesOn();
            } else {
                happensTo(enterprises.get(random.nextInt(enterprises.size())));
            }
        }
    }

    /// Hands over so many enterprises, each registered, some with a recognition, and keeps nothing of them.
    ///
    /// @param changes how often each moves or is corrected
    void writeRegister(int wantedEnterprises, double recognised, int changes) {
        for (var i = 0; i < wantedEnterprises; i++) {
            var enterprise = register();
            if (random.nextDouble() < recognised) {
                apply(enterprise);
                decide(enterprise, 0);
            }
            for (var change = 0; change < changes; change++) {
                if (random.nextBoolean()) {
                    move(enterprise);
                } else {
                    correct(enterprise);
                }
            }
        }
    }

    long records() {
        return records;
    }

    /// The records without the copies that further addressees get.
    long events() {
        return events;
    }

    private static final class Enterprise {
        private final String id;
        private final List<RecognitionDetails> recognitions = new ArrayList<>(2);
        private EnterpriseDetails details;
        private long version;
        private String hash = HashChain.START;

        Enterprise(String id, EnterpriseDetails details) {
            this.id = id;
            this.details = details;
        }
    }

    private static final class Grant {
        private final String id;
        private GrantDetails details;
        private int at;
        private long version;
        private String hash = HashChain.START;

        Grant(String id, GrantDetails details) {
            this.id = id;
            this.details = details;
        }
    }

    private Enterprise register() {
        registered++;
        var legalForm = drawn(LegalForm.values());
        var size = random.nextInt(10) == 0 ? null : drawn(SizeClass.values());
        var enterprise = new Enterprise(
                String.format(Locale.ROOT, "e-b%08d", registered),
                new EnterpriseDetails(
                        "Công ty " + words(3) + " " + registered,
                        random.nextInt(5) == 0 ? List.of(words(2)) : List.of(),
                        Identifier.NONE,
                        legalForm,
                        size,
                        new Sector(SectorVersion.VSIC2018, String.valueOf(1010 + random.nextInt(2000))),
                        province(),
                        "Xã " + words(2),
                        "Thôn " + (1 + random.nextInt(12)),
                        null,
                        EnterpriseStatus.ACTIVE,
                        null,
                        null));
        record(enterprise, new EnterpriseEvent.Registered(enterprise.details), false);
        return enterprise;
    }

    private void happensTo(Enterprise it) {
        var undecided = -1;
        for (var i = 0; i < it.recognitions.size(); i++) {
            if (it.recognitions.get(i).status() == RecognitionStatus.APPLIED) {
                undecided = i;
            }
        }
        var turn = random.nextInt(100);
        if (turn < 38 && undecided >= 0) {
            decide(it, undecided);
        } else if (turn < 60 && it.recognitions.size() < 6) {
            apply(it);
        } else if (turn < 72 && !it.recognitions.isEmpty()) {
            correctRecognition(it);
        } else if (turn < 75 && !it.recognitions.isEmpty()) {
            revoke(it);
        } else if (turn < 81) {
            move(it);
        } else if (turn < 86) {
            var status = drawn(STATUSES);
            it.details = with(it.details, it.details.province(), status, it.details.size());
            record(it, new EnterpriseEvent.StatusChanged(it.details, day(2020)), true);
        } else {
            correct(it);
        }
    }

    private void move(Enterprise it) {
        it.details = with(it.details, province(), it.details.status(), it.details.size());
        record(it, new EnterpriseEvent.Moved(it.details, day(2019)), true);
    }

    private void correct(Enterprise it) {
        it.details = with(it.details, it.details.province(), it.details.status(), drawn(SizeClass.values()));
        record(it, new EnterpriseEvent.DetailsCorrected(it.details), true);
    }

    private static EnterpriseDetails with(
            EnterpriseDetails it, Province province, EnterpriseStatus status, @Nullable SizeClass size) {
        return it.with(copy -> {
            copy.province = province;
            copy.status = status;
            copy.size = size;
        });
    }

    private void apply(Enterprise it) {
        var number = it.recognitions.size();
        var level = LADDER[Math.min(2, number / 2)];
        var product = words(2) + " " + number;
        var group = drawn(ProductGroup.values());
        var isSet = random.nextInt(8) == 0;
        var recognition = RecognitionDetails.applied(
                        "r" + (number + 1), product, group, level, 2014 + random.nextInt(12), it.details.province())
                .with(copy -> copy.isSet = isSet);
        it.recognitions.add(recognition);
        record(it, new RecognitionEvent.Applied(recognition), false);
    }

    private void decide(Enterprise it, int index) {
        var applied = it.recognitions.get(index);
        var yes = random.nextInt(100) < 55;
        var on = LocalDate.of(applied.votingYear(), 1 + random.nextInt(12), 1 + random.nextInt(28));
        var decided = applied.with(copy -> {
            copy.status = yes ? RecognitionStatus.RECOGNISED : RecognitionStatus.NOT_RECOGNISED;
            copy.decidedProvince = it.details.province();
            copy.decisionNumber = random.nextInt(3000) + "/QĐ-UBND";
            copy.decisionDate = on;
            copy.validFrom = yes ? on : null;
            copy.validUntil = yes ? LocalDate.of(applied.votingYear() + 3, 12, 31) : null;
        });
        it.recognitions.set(index, decided);
        record(it, new RecognitionEvent.Decided(decided), false);
    }

    private void correctRecognition(Enterprise it) {
        var index = random.nextInt(it.recognitions.size());
        var was = it.recognitions.get(index);
        var now = copy(was, drawn(ProductGroup.values()), was.status(), was.revokedOn());
        it.recognitions.set(index, now);
        record(it, new RecognitionEvent.Corrected(now), true);
    }

    private void revoke(Enterprise it) {
        for (var i = 0; i < it.recognitions.size(); i++) {
            var was = it.recognitions.get(i);
            if (was.status() == RecognitionStatus.RECOGNISED) {
                var now = copy(was, was.productGroup(), RecognitionStatus.REVOKED, day(was.votingYear() + 1));
                it.recognitions.set(i, now);
                record(it, new RecognitionEvent.Revoked(now), true);
                return;
            }
        }
    }

    private static RecognitionDetails copy(
            RecognitionDetails it, ProductGroup group, RecognitionStatus status, @Nullable LocalDate revokedOn) {
        return it.with(copy -> {
            copy.productGroup = group;
            copy.status = status;
            copy.revokedOn = revokedOn;
        });
    }

    private void grantGoesOn() {
        var running = grants.isEmpty() || random.nextInt(7) == 0 ? -1 : random.nextInt(grants.size());
        if (running < 0) {
            var beneficiaries = new TreeSet<String>();
            for (var n = 1 + random.nextInt(3); n > 0; n--) {
                beneficiaries.add(enterprises.get(random.nextInt(enterprises.size())).id);
            }
            var grant = new Grant(String.format(Locale.ROOT, "g-b%07d", ++proposed), proposal(beneficiaries));
            grants.add(grant);
            record(grant, true);
            return;
        }
        var grant = grants.get(running);
        if (grant.at == WAY.length - 1) {
            grants.set(running, grants.getLast());
            grants.removeLast();
            return;
        }
        grant.at++;
        grant.details = at(grant.details, grant.at);
        record(grant, false);
    }

    private GrantDetails proposal(Set<String> beneficiaries) {
        var cost = 100_000_000L * (1 + random.nextInt(30));
        return GrantDetails.proposed(
                        "Đề án " + words(4),
                        province(),
                        2014 + random.nextInt(12),
                        beneficiaries.size() == 1 ? GrantKind.SINGLE : GrantKind.GROUP,
                        CONTENTS[random.nextInt(CONTENTS.length)],
                        List.of(
                                line(
                                        random.nextBoolean() ? FundingSource.NATIONAL : FundingSource.LOCAL,
                                        cost * 3 / 10,
                                        0),
                                line(FundingSource.COUNTERPART, cost * 7 / 10, 0)),
                        beneficiaries.stream()
                                .map(id -> new BeneficiaryLine(id, null, false))
                                .toList())
                .with(copy -> copy.implementedBy = "Trung tâm khuyến công");
    }

    private GrantDetails at(GrantDetails it, int stage) {
        var state = WAY[stage];
        var dates = new EnumMap<GrantState, LocalDate>(GrantState.class);
        dates.putAll(it.dates());
        dates.put(state, day(it.planYear()));
        var amount = 10_000_000L * (1 + random.nextInt(20));
        return it.with(copy -> {
            copy.funding = it.funding().stream()
                    .map(line -> line(line.source(), requested(line), stage))
                    .toList();
            if (state == GrantState.SETTLED) {
                copy.beneficiaries = it.beneficiaries().stream()
                        .map(line -> new BeneficiaryLine(line.enterprise(), amount, false))
                        .toList();
            }
            copy.state = state;
            copy.dates = dates;
            copy.decisionNumber = random.nextInt(3000) + "/QĐ-UBND";
            copy.results = stage >= 5 ? new GrantResults(12, 0, 0, 0, 1, 1) : GrantResults.NONE;
        });
    }

    private static long requested(FundingLine line) {
        return line.requested() == null ? 0 : line.requested();
    }

    private static FundingLine line(FundingSource source, long requested, int stage) {
        return new FundingLine(
                source,
                requested,
                stage >= 2 ? requested : null,
                stage >= 3 ? requested : null,
                stage >= 4 ? (Long) (requested / 2) : null,
                stage >= 5 ? requested : null,
                stage >= 6 ? requested : null);
    }

    private void record(Enterprise it, RegistryEvent event, boolean correction) {
        var recorded = RecordedEvent.of(
                it.id,
                ++it.version,
                now(),
                "cán bộ nhập liệu",
                correction ? "đính chính" : null,
                List.of(),
                event,
                it.hash);
        it.hash = recorded.hash();
        emit(it.id, recorded, false);
        events++;
    }

    private void record(Grant it, boolean first) {
        var recorded = RecordedEvent.of(
                it.id, ++it.version, now(), "cán bộ khuyến công", null, List.of(), event(it.details), it.hash);
        it.hash = recorded.hash();
        emit(it.id, recorded, false);
        it.details.beneficiaries().forEach(line -> emit(line.enterprise(), recorded, first));
        events++;
    }

    private static GrantEvent event(GrantDetails grant) {
        return switch (grant.state()) {
            case PROPOSED -> new GrantEvent.Proposed(grant);
            case APPRAISED -> new GrantEvent.Appraised(grant);
            case APPROVED -> new GrantEvent.Approved(grant);
            case CONTRACTED -> new GrantEvent.Contracted(grant);
            case IN_PROGRESS -> new GrantEvent.AdvancePaid(grant);
            case ACCEPTED -> new GrantEvent.Accepted(grant);
            case SETTLED -> new GrantEvent.Settled(grant);
            case RETURNED -> new GrantEvent.Returned(grant);
            case REJECTED -> new GrantEvent.Rejected(grant);
            case STOPPED -> new GrantEvent.Stopped(grant);
        };
    }

    private void emit(String addressee, RecordedEvent event, boolean joined) {
        sink.accept(addressee, event, joined);
        records++;
    }

    private Instant now() {
        return BEGAN.plusMillis(events * 97);
    }

    private LocalDate day(int year) {
        return LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String words(int n) {
        var text = new StringBuilder();
        for (var i = 0; i < n; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private <T> T drawn(T[] from) {
        return from[random.nextInt(from.length)];
    }

    private Province province() {
        var drawn = random.nextDouble();
        for (var i = 0; i < UP_TO.length; i++) {
            if (drawn < UP_TO[i]) {
                return PROVINCES[i];
            }
        }
        return PROVINCES[PROVINCES.length - 1];
    }

    private static double[] zipf(int n) {
        var upTo = new double[n];
        var sum = 0.0;
        for (var i = 0; i < n; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        for (var i = 0; i < n; i++) {
            upTo[i] /= sum;
        }
        return upTo;
    }
}
