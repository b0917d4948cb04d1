package vn.cnnt.reporting.projection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.*;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.slots.Bytes;

/// Figures small enough to be checked by eye: active enterprises and the grants they have, by province and by plan
/// year.
public class Toy implements Definition<Toy.View> {
    public static final List<String> PROVINCES = List.of("VN-20", "VN-30", "VN-42");

    public record View(@Nullable String province, boolean active, SortedMap<String, Integer> grants) {
        public View {
            grants = new TreeMap<>(grants);
        }
    }

    private final String version;

    public Toy() {
        this("toy-1");
    }

    public Toy(String version) {
        this.version = version;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Class<View> viewType() {
        return View.class;
    }

    @Override
    public View apply(String entity, @Nullable View view, Envelope event) {
        var before = view == null ? new View(null, false, new TreeMap<>()) : view;
        return switch (event.event()) {
            case EnterpriseEvent it ->
                new View(
                        it.enterprise().province().key(),
                        it.enterprise().status() == EnterpriseStatus.ACTIVE,
                        before.grants());
            case GrantEvent it -> {
                var grants = new TreeMap<>(before.grants());
                if (it.grant().title().equals("poison")) {
                    throw new IllegalArgumentException("no figures can be made of poison");
                }
                if (it.grant().beneficiaries().stream()
                        .anyMatch(line -> line.enterprise().equals(entity))) {
                    grants.put(event.subject(), it.grant().planYear());
                } else {
                    grants.remove(event.subject());
                }
                yield new View(before.province(), before.active(), grants);
            }
            case RecognitionEvent _, ReportedFigureEvent _, RegistryEvent.Unknown _ -> before;
        };
    }

    @Override
    public List<String> pages() {
        return List.of("place|VN-20", "place|VN-30", "place|VN-42", "years");
    }

    @Override
    public List<String> ledgers() {
        return List.of("active");
    }

    @Override
    public void contribute(String entity, View view, Contributions into) {
        if (view.active() && view.province() != null) {
            into.add("place|" + view.province(), "all", new long[] {
                1, view.grants().size()
            });
            view.grants().values().forEach(year -> into.add("years", "" + year, new long[] {1}));
            var grants = Integer.toString(view.grants().size());
            into.enter("active", view.province(), Bytes.of(grants.getBytes(StandardCharsets.UTF_8)));
        }
    }

    // What happens

    public static RecordedEvent registered(String id, long version, String province) {
        return of(id, version, new EnterpriseEvent.Registered(enterprise(id, province, EnterpriseStatus.ACTIVE)));
    }

    public static RecordedEvent moved(String id, long version, String province) {
        var moved = enterprise(id, province, EnterpriseStatus.ACTIVE);
        return of(id, version, new EnterpriseEvent.Moved(moved, LocalDate.of(2024, 1, 1)));
    }

    public static RecordedEvent dissolved(String id, long version, String province) {
        var dissolved = enterprise(id, province, EnterpriseStatus.DISSOLVED);
        return of(id, version, new EnterpriseEvent.StatusChanged(dissolved, LocalDate.of(2024, 1, 1)));
    }

    public static RecordedEvent granted(String id, long version, int year, String title, Set<String> enterprises) {
        var lines = enterprises.stream()
                .map(it -> new BeneficiaryLine(it, null, false))
                .toList();
        var grant = GrantDetails.proposed(
                title, Province.of("VN-20"), year, GrantKind.GROUP, SupportContent.values()[0], List.of(), lines);
        return of(id, version, version == 1 ? new GrantEvent.Proposed(grant) : new GrantEvent.Adjusted(grant));
    }

    private static EnterpriseDetails enterprise(String id, String province, EnterpriseStatus status) {
        return EnterpriseDetails.of("Cơ sở " + id, List.of(), Identifier.NONE, LegalForm.LLC, Province.of(province))
                .with(it -> it.status = status);
    }

    private static RecordedEvent of(String id, long version, RegistryEvent event) {
        var time = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(version);
        return RecordedEvent.of(id, version, time, "an officer", null, List.of(), event, HashChain.START);
    }

    /// A history of six enterprises and two grants whose beneficiaries come and go, some of it delivered twice.
    public static List<Addressed> history(RandomGenerator random, int events) {
        var versions = new HashMap<String, Long>();
        var beneficiaries = new HashMap<String, Set<String>>();
        var log = new ArrayList<Addressed>();
        while (log.size() < events) {
            var dice = random.nextInt(100);
            if (dice < 12 && !log.isEmpty()) {
                log.add(log.get(random.nextInt(log.size())));
            } else if (dice < 35) {
                var id = "g" + random.nextInt(2);
                var version = versions.merge(id, 1L, Long::sum);
                var now = new TreeSet<String>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    now.add("e" + random.nextInt(6));
                }
                var before = beneficiaries.put(id, now);
                var was = before == null ? Set.<String>of() : before;
                var event = granted(id, version, 2020 + random.nextInt(3), "a grant", now);
                log.add(new Addressed(id, event, false));
                var concerned = new TreeSet<>(now);
                concerned.addAll(was);
                concerned.forEach(it -> log.add(new Addressed(it, event, !was.contains(it))));
            } else {
                var id = "e" + random.nextInt(6);
                var version = versions.merge(id, 1L, Long::sum);
                var province = PROVINCES.get(random.nextInt(PROVINCES.size()));
                var event = version == 1
                        ? registered(id, version, province)
                        : dice < 45 ? dissolved(id, version, province) : moved(id, version, province);
                log.add(new Addressed(id, event, false));
            }
        }
        return log;
    }

    /// The cells after a history, recomputed without anything of the projection.
    public static Map<String, List<Long>> figuresAfter(List<Addressed> history) {
        var toy = new Toy();
        var versions = new HashMap<String, Long>();
        var views = new HashMap<String, View>();
        for (var it : history) {
            var stream = it.entity() + " " + it.event().subject();
            if (it.event().sequence() > versions.getOrDefault(stream, 0L)) {
                versions.put(stream, it.event().sequence());
                views.compute(it.entity(), (entity, view) -> toy.apply(entity, view, envelope(it)));
            }
        }
        var figures = new TreeMap<String, List<Long>>();
        views.forEach((entity, view) -> toy.contribute(
                entity, view, (page, cell, measures) -> figures.merge(page + "/" + cell, boxed(measures), Toy::plus)));
        return figures;
    }

    /// The cells of all partitions together.
    public static Map<String, List<Long>> figuresOf(Figures<View> figures) {
        var pages = new ArrayList<>(List.of("years"));
        PROVINCES.forEach(province -> pages.add("place|" + province));
        var sums = new TreeMap<String, List<Long>>();
        for (var part : figures.read(snapshot -> snapshot.cells(pages)).parts()) {
            part.forEach((page, cells) ->
                    cells.forEach((cell, measures) -> sums.merge(page + "/" + cell, boxed(measures), Toy::plus)));
        }
        return sums;
    }

    private static Envelope envelope(Addressed it) {
        try {
            return WireFormat.decode(it.event(), it.joined());
        } catch (UndecodableEvent e) {
            throw new AssertionError(e);
        }
    }

    static List<Long> boxed(long[] measures) {
        return java.util.Arrays.stream(measures).boxed().toList();
    }

    static List<Long> plus(List<Long> one, List<Long> other) {
        var sum = new ArrayList<Long>();
        for (var i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }
}
