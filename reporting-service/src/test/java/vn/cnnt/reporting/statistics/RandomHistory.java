package vn.cnnt.reporting.statistics;

import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;

/// A register in which anything happens: few provinces, years and enterprises, so that they meet often.
public final class RandomHistory {
    /// Two that became one, one that went to another region, one that never changed.
    private static final List<String> PROVINCES = List.of("VN-02", "VN-08", "VN-60", "VN-68", "VN-20");

    private static final List<SupportContent> CONTENTS =
            List.of(SupportContent.DEMO_MODEL, SupportContent.MACHINERY, SupportContent.TRADEMARK);

    private final RandomGenerator random;
    private final History history = new History();
    private final List<String> enterprises = new ArrayList<>();
    private final List<String> recognitions = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();

    private RandomHistory(RandomGenerator random) {
        this.random = random;
    }

    public static History of(RandomGenerator random, int events) {
        var it = new RandomHistory(random);
        while (it.history.log().size() < events) {
            it.next();
        }
        return it.history;
    }

    private void next() {
        if (enterprises.size() < 3 || random.nextInt(8) == 0) {
            register();
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> history.moved(one(enterprises), one(PROVINCES));
            case 1 -> history.became(one(enterprises), one(EnterpriseStatus.values()));
            case 2 -> apply();
            case 3, 4 -> decide();
            case 5 -> propose();
            default -> change();
        }
    }

    private void register() {
        var id = "e-" + enterprises.size();
        enterprises.add(id);
        var size = random.nextInt(3) == 0 ? null : one(SizeClass.values());
        history.registered(id, one(PROVINCES), one(LegalForm.values()), size);
    }

    private void apply() {
        var id = one(enterprises);
        var recognition = "r" + recognitions.size();
        recognitions.add(id + " " + recognition);
        history.applied(id, recognition, one(Level.values()), year(), one(ProductGroup.values()));
    }

    private void decide() {
        if (recognitions.isEmpty()) {
            apply();
            return;
        }
        var names = one(recognitions).split(" ");
        var year = history.recognition(names[0], names[1]).votingYear();
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> history.recognised(names[0], names[1], year);
            case 4 -> history.notRecognised(names[0], names[1]);
            case 5 -> {
                history.recognised(names[0], names[1], year);
                history.revoked(names[0], names[1], LocalDate.of(year + random.nextInt(3), 12, 31));
            }
            case 6 -> history.withdrawn(names[0], names[1]);
            default ->
                history.correctedRecognition(
                        names[0], names[1], details -> History.inGroup(one(ProductGroup.values()), year(), details));
        }
    }

    private void propose() {
        var id = "g-" + grants.size();
        grants.add(id);
        history.recorded(
                id, aGrant(one(PROVINCES), year(), one(CONTENTS), one(GrantState.values()), funding(), lines()));
    }

    private void change() {
        if (grants.isEmpty()) {
            propose();
            return;
        }
        var id = one(grants);
        switch (random.nextInt(5)) {
            case 0 -> history.went(id, one(GrantState.values()));
            case 1 -> history.adjusted(id, grant -> History.with(funding(), grant));
            case 2 -> history.adjusted(id, grant -> History.benefiting(grant, lines()));
            case 3 ->
                history.adjusted(
                        id,
                        grant -> History.with(
                                new GrantResults(random.nextInt(50), 1, 2, 3, 4, 5), random.nextInt(100), grant));
            default -> history.happened(id, new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"));
        }
    }

    private List<FundingLine> funding() {
        return Stream.of(FundingSource.values())
                .filter(_ -> random.nextBoolean())
                .map(source -> switch (random.nextInt(5)) {
                    case 0 -> new FundingLine(source, amount(), null, null, null, null, null);
                    case 4 -> new FundingLine(source, null, null, null, null, null, null);
                    case 1 -> new FundingLine(source, null, amount(), amount(), amount(), amount(), amount());
                    default -> approved(source, amount());
                })
                .toList();
    }

    private BeneficiaryLine[] lines() {
        return Stream.generate(() -> line(one(enterprises), random.nextInt(4) == 0 ? null : amount()))
                .limit(random.nextInt(4))
                .toArray(BeneficiaryLine[]::new);
    }

    private long amount() {
        return random.nextInt(10);
    }

    private int year() {
        return 2019 + random.nextInt(3);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T one(T[] list) {
        return list[random.nextInt(list.length)];
    }
}
