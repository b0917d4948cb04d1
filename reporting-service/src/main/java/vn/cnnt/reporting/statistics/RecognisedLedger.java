package vn.cnnt.reporting.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.reporting.pages.Decoder;
import vn.cnnt.reporting.pages.Encoder;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.view.EnterpriseView;
import vn.cnnt.reporting.view.EntityView;

/// The ledger of recognised products, from which the public list is read. Its accounts are named so that their order is
/// that of the list: a page of it is then a few leaves, however many products there are.
///
/// An establishment has what it got in an account under its id; the revoked and withdrawn are in none. Names are those
/// of the register, where a name is only ever corrected: it is the one in the decision.
final class RecognisedLedger {
    static final String NAME = "recognised";

    /// The highest first: another order is another definition.
    private static final List<Level> LEVELS = List.of(Level.NATIONAL, Level.REGION, Level.PROVINCE, Level.DISTRICT);

    private static final List<ProductGroup> GROUPS = List.of(ProductGroup.values());

    private static final int LAST_YEAR = 9999;
    private static final char SEPARATOR = '|';
    private static final int YEAR = 4;
    private static final int SET = 1;
    private static final int NUMBERED = 2;
    private static final int DATED = 4;
    private static final int FROM = 8;
    private static final int UNTIL = 16;

    private RecognisedLedger() {}

    /// `7979|0|VN-20`: of the year 2020, national, Lạng Sơn.
    static String account(int votingYear, Level level, Province decided) {
        var year = Integer.toString(LAST_YEAR - votingYear);
        return "0".repeat(Math.max(0, YEAR - year.length()))
                + year
                + SEPARATOR
                + LEVELS.indexOf(level)
                + SEPARATOR
                + decided.key();
    }

    /// What an account is about.
    record Account(int votingYear, Level level, Province decided) {
        /// Whether an account may lie between two of a year and a level that are wanted; all where none is named.
        static boolean mayLieBetween(String first, String last, Set<Integer> years, Set<Level> levels) {
            var from = of(first);
            var to = of(last);
            for (var year = from.votingYear; year >= to.votingYear; year--) {
                var lowest = year == from.votingYear ? LEVELS.indexOf(from.level) : 0;
                var highest = year == to.votingYear ? LEVELS.indexOf(to.level) + 1 : LEVELS.size();
                if ((years.isEmpty() || years.contains(year))
                        && LEVELS.subList(lowest, highest).stream()
                                .anyMatch(level -> levels.isEmpty() || levels.contains(level))) {
                    return true;
                }
            }
            return false;
        }

        static Account of(String name) {
            return new Account(
                    LAST_YEAR - Integer.parseInt(name.substring(0, YEAR)),
                    LEVELS.get(name.charAt(YEAR + 1) - '0'),
                    Province.of(name.substring(YEAR + 3)));
        }
    }

    static void enter(EntityView view, Contributions into) {
        entries(view).forEach((account, content) -> into.enter(NAME, account, content));
    }

    static void enterChange(@Nullable EntityView before, EntityView after, Contributions into) {
        if (before instanceof EnterpriseView was
                && after instanceof EnterpriseView now
                && was.recognitions().equals(now.recognitions())
                && isNamedAlike(was, now)) {
            return;
        }
        var entriesBefore = before == null ? Map.<String, Bytes>of() : entries(before);
        var entries = entries(after);
        entriesBefore.keySet().stream()
                .filter(account -> !entries.containsKey(account))
                .forEach(account -> into.enter(NAME, account, null));
        entries.forEach((account, content) -> {
            if (!content.equals(entriesBefore.get(account))) {
                into.enter(NAME, account, content);
            }
        });
    }

    private static boolean isNamedAlike(EnterpriseView one, EnterpriseView other) {
        return name(one).equals(name(other));
    }

    /// By account, what stands there.
    static Map<String, Bytes> entries(EntityView view) {
        if (!(view instanceof EnterpriseView enterprise)) {
            return Map.of();
        }
        var byAccount = new TreeMap<String, List<RecognitionDetails>>();
        for (var recognition : enterprise.recognitions().values()) {
            var details = recognition.details();
            if (details.status() == RecognitionStatus.RECOGNISED) {
                byAccount
                        .computeIfAbsent(
                                account(details.votingYear(), details.level(), decided(details)),
                                _ -> new ArrayList<>())
                        .add(details);
            }
        }
        var entries = new TreeMap<String, Bytes>();
        byAccount.forEach((account, there) -> entries.put(account, write(name(enterprise), there)));
        return entries;
    }

    /// The products of an establishment, for whoever has no ledger.
    static List<RecognisedProduct> products(String id, EntityView view) {
        var products = new ArrayList<RecognisedProduct>();
        entries(view).forEach((account, content) -> products.addAll(read(account, id, content)));
        return products;
    }

    /// Empty where it has not arrived yet.
    private static String name(EnterpriseView enterprise) {
        return Objects.requireNonNullElse(enterprise.name(), "");
    }

    private static Province decided(RecognitionDetails details) {
        var decided = details.decidedProvince();
        return decided == null ? details.province() : decided;
    }

    private static Bytes write(String name, List<RecognitionDetails> products) {
        var out = new Encoder(128 * products.size());
        out.text(name).number(products.size());
        for (var it : products) {
            out.text(it.id()).text(it.product()).number(GROUPS.indexOf(it.productGroup()));
            out.number((it.isSet() ? SET : 0)
                    | (it.decisionNumber() == null ? 0 : NUMBERED)
                    | (it.decisionDate() == null ? 0 : DATED)
                    | (it.validFrom() == null ? 0 : FROM)
                    | (it.validUntil() == null ? 0 : UNTIL));
            if (it.decisionNumber() != null) {
                out.text(it.decisionNumber());
            }
            day(it.decisionDate(), out);
            day(it.validFrom(), out);
            day(it.validUntil(), out);
        }
        return Bytes.of(out.toBytes());
    }

    private static void day(@Nullable LocalDate day, Encoder out) {
        if (day != null) {
            out.signed(day.toEpochDay());
        }
    }

    /// A product as it stands in an entry, whose account and establishment say the rest.
    private record Line(
            String recognition,
            String product,
            ProductGroup productGroup,
            boolean isSet,
            @Nullable String decisionNumber,
            @Nullable LocalDate decisionDate,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        static Line read(Decoder in) {
            var recognition = in.text();
            var product = in.text();
            var group = GROUPS.get(in.count());
            var has = in.count();
            return new Line(
                    recognition,
                    product,
                    group,
                    (has & SET) != 0,
                    (has & NUMBERED) != 0 ? in.text() : null,
                    (has & DATED) != 0 ? LocalDate.ofEpochDay(in.signed()) : null,
                    (has & FROM) != 0 ? LocalDate.ofEpochDay(in.signed()) : null,
                    (has & UNTIL) != 0 ? LocalDate.ofEpochDay(in.signed()) : null);
        }
    }

    /// What each product of an entry is found by, see [PlainText]; none where the establishment has no name yet.
    static List<String> texts(Bytes content) {
        var in = new Decoder(content.array());
        var name = in.text();
        if (name.isEmpty()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var n = in.count(); n > 0; n--) {
            var line = Line.read(in);
            texts.add(text(line.product, name, line.decisionNumber));
        }
        return List.copyOf(texts);
    }

    /// What a product is found by.
    static String text(String product, String name, @Nullable String decisionNumber) {
        return PlainText.of(product + " " + name + " " + Objects.requireNonNullElse(decisionNumber, ""));
    }

    static List<RecognisedProduct> read(String accountName, String enterprise, Bytes content) {
        var account = Account.of(accountName);
        var in = new Decoder(content.array());
        var name = in.text();
        var products = new ArrayList<RecognisedProduct>();
        for (var n = in.count(); n > 0; n--) {
            var line = Line.read(in);
            products.add(new RecognisedProduct(
                    enterprise,
                    name.isEmpty() ? enterprise : name,
                    line.recognition,
                    line.product,
                    line.isSet,
                    line.productGroup,
                    account.level(),
                    account.votingYear(),
                    account.decided().key(),
                    account.decided().current().key(),
                    line.decisionNumber,
                    line.decisionDate,
                    line.validFrom,
                    line.validUntil));
        }
        return products;
    }
}
