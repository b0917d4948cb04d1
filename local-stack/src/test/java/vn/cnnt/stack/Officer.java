package vn.cnnt.stack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;
import vn.cnnt.stack.Client.Answer;

/// Somebody who looks at a record and then does something that is allowed with it, chosen by chance. Whatever they
/// ask is valid for the version they saw, so the only refusal is that a colleague was faster.
final class Officer {
    private static final long MILLION = 1_000_000;
    private static final List<Province> PLACES = Province.all().stream()
            .filter(province -> province.validFrom() == null)
            // The seed's answer is asked of the same stack.
            .filter(province -> !province.key().equals("VN-20"))
            .toList();
    private static final List<SupportContent> CONTENTS = Stream.of(SupportContent.values())
            .filter(content -> content.validFrom() == null)
            .toList();

    private final String name;
    private final Client client;
    private final Random random;
    /// Shared with the colleagues.
    private final List<String> enterprises;

    private final List<String> grants;
    private final Queue<String> tokens;
    private int made;

    Officer(
            String name,
            long seed,
            Client client,
            List<String> enterprises,
            List<String> grants,
            Queue<String> tokens) {
        this.name = name;
        this.client = client;
        this.random = new Random(seed);
        this.enterprises = enterprises;
        this.grants = grants;
        this.tokens = tokens;
    }

    void act() {
        var dice = random.nextInt(100);
        if (dice < 8 || enterprises.size() < 4) {
            register();
        } else if (dice < 16 || grants.isEmpty()) {
            propose();
        } else if (dice < 55) {
            changeEnterprise(one(enterprises));
        } else {
            changeGrant(one(grants));
        }
    }

    private void register() {
        kept(client.post("/enterprises", null, details(one(PLACES).key()))).ifPresent(enterprises::add);
    }

    private Map<String, Object> details(String province) {
        var details = new LinkedHashMap<String, Object>();
        details.put("name", "Cơ sở " + name + " " + ++made);
        details.put("legalForm", one(LegalForm.values()));
        details.put("province", province);
        if (random.nextBoolean()) {
            details.put("size", one(SizeClass.values()));
        }
        return details;
    }

    private void changeEnterprise(String id) {
        var path = "/enterprises/" + id;
        var seen = client.get("registry", path).is(200);
        var state = seen.body();
        var version = state.path("version").asInt();
        var hasEnded = List.of("DISSOLVED", "MERGED_INTO")
                .contains(state.path("status").asString());
        var recognitions = StreamSupport.stream(state.path("recognitions").spliterator(), false)
                .toList();
        var dice = random.nextInt(100);
        if (dice < 15) {
            var corrected = details(
                    random.nextBoolean()
                            ? state.path("province").asString()
                            : one(PLACES).key());
            corrected.put("reason", "nhầm");
            kept(client.put(path, seen.eTag(), corrected));
        } else if (dice < 30 && !hasEnded) {
            kept(client.post(
                    path + "/move",
                    seen.eTag(),
                    Map.of(
                            "province", one(PLACES).key(),
                            "effectiveDate", dayOfVersion(version),
                            "reason", "chuyển trụ sở")));
        } else if (dice < 38 && !hasEnded) {
            kept(client.post(path + "/status", seen.eTag(), status(id, version)));
        } else if (dice < 65 && !hasEnded || recognitions.isEmpty()) {
            application(recognitions, hasEnded)
                    .ifPresent(application -> kept(client.post(path + "/recognitions", seen.eTag(), application)));
        } else {
            var recognition = one(recognitions);
            changeRecognition(path + "/recognitions/" + recognition.path("id").asString(), seen.eTag(), recognition);
        }
    }

    private Map<String, Object> status(String id, int version) {
        var body = new HashMap<String, Object>();
        var survivor = one(enterprises);
        // Always into the one with the lower id, so that no circle can come about.
        var statuses = Stream.of(EnterpriseStatus.values())
                .filter(status -> status != EnterpriseStatus.MERGED_INTO || survivor.compareTo(id) < 0)
                .filter(status -> status != EnterpriseStatus.DISSOLVED || random.nextInt(4) == 0)
                .toList();
        var status = one(statuses);
        body.put("status", status);
        if (status == EnterpriseStatus.MERGED_INTO) {
            body.put("mergedInto", survivor);
        }
        body.put("effectiveDate", dayOfVersion(version));
        body.put("reason", "báo cáo");
        return body;
    }

    /// Later for each version, and before the provinces of 2025.
    private static LocalDate dayOfVersion(int version) {
        return LocalDate.of(2018, 1, 1).plusDays(version);
    }

    /// A step of the ladder that stands on the one below, unless it is already taken.
    private Optional<Map<String, Object>> application(List<JsonNode> recognitions, boolean historical) {
        var product = "Sản phẩm " + (1 + random.nextInt(3));
        var level = one(Level.values());
        var year = 2016 + random.nextInt(9);
        var live = recognitions.stream()
                .filter(one -> one.path("product").asString().equals(product))
                .filter(one -> !one.path("status").asString().equals("WITHDRAWN"))
                .toList();
        var isTaken = live.stream()
                .anyMatch(one -> one.path("level").asString().equals(level.name())
                        && one.path("votingYear").asInt() == year);
        var below = switch (level) {
            case DISTRICT, PROVINCE -> null;
            case REGION -> Level.PROVINCE;
            case NATIONAL -> Level.REGION;
        };
        var stands = below == null
                || live.stream()
                        .anyMatch(one -> one.path("level").asString().equals(below.name())
                                && one.path("status").asString().equals("RECOGNISED")
                                && one.path("votingYear").asInt() <= year);
        if (isTaken || !(stands || historical)) {
            return Optional.empty();
        }
        var body = new HashMap<String, Object>();
        body.put("product", product);
        body.put("productGroup", one(ProductGroup.values()));
        body.put("level", level);
        body.put("votingYear", year);
        if (historical) {
            body.put("historical", true);
            body.put("source", "báo cũ");
        }
        return Optional.of(body);
    }

    private void changeRecognition(String path, String eTag, JsonNode recognition) {
        var year = recognition.path("votingYear").asInt();
        switch (recognition.path("status").asString()) {
            case "APPLIED" -> {
                var decision = ruling(year);
                decision.put("outcome", random.nextInt(4) > 0 ? "RECOGNISED" : "NOT_RECOGNISED");
                kept(client.post(path + "/decision", eTag, decision));
            }
            case "RECOGNISED" -> {
                switch (random.nextInt(6)) {
                    case 0 ->
                        kept(client.post(
                                path + "/revocation",
                                eTag,
                                Map.of(
                                        "date", LocalDate.of(year + 1, 1, 1).plusDays(random.nextInt(500)),
                                        "decisionNumber", "9/QĐ-BCT",
                                        "reason", "không còn đạt")));
                    case 1 -> kept(client.post(path + "/withdrawal", eTag, Map.of("reason", "nhập nhầm")));
                    default -> kept(client.put(path, eTag, correction(recognition, year)));
                }
            }
            case "NOT_RECOGNISED", "REVOKED" -> kept(client.put(path, eTag, correction(recognition, year)));
            default -> {}
        }
    }

    private Map<String, Object> correction(JsonNode recognition, int year) {
        var body = ruling(year);
        for (var same : List.of("product", "level", "votingYear", "historical", "source")) {
            if (recognition.has(same)) {
                body.put(same, recognition.path(same));
            }
        }
        body.put("productGroup", one(ProductGroup.values()));
        if (random.nextInt(3) == 0) {
            body.put("decidedProvince", one(PLACES).key());
        }
        body.put("reason", "nhầm nhóm");
        return body;
    }

    private Map<String, Object> ruling(int year) {
        var ruling = new HashMap<String, Object>();
        ruling.put("decisionNumber", (1 + random.nextInt(900)) + "/QĐ-BCT");
        ruling.put("decisionDate", LocalDate.of(year, 6, 1).plusDays(random.nextInt(200)));
        return ruling;
    }

    private void propose() {
        var body = new HashMap<String, Object>();
        body.put("title", "Đề án " + name + " " + ++made);
        body.put("province", one(PLACES).key());
        body.put("planYear", 2017 + random.nextInt(8));
        body.put("kind", one(GrantKind.values()));
        body.put("content", one(CONTENTS));
        var funding = new ArrayList<Map<String, Object>>();
        var first = random.nextBoolean() ? FundingSource.NATIONAL : FundingSource.LOCAL;
        for (var source : FundingSource.values()) {
            if (source == first || random.nextInt(3) == 0) {
                funding.add(Map.of("source", source, "requested", (600 + random.nextInt(1400)) * MILLION));
            }
        }
        body.put("funding", funding);
        body.put("beneficiaries", beneficiaries(0, false));
        kept(client.post("/grants", null, confirmed(body))).ifPresent(grants::add);
    }

    private List<Map<String, Object>> beneficiaries(int atLeast, boolean known) {
        var ids = new ArrayList<String>();
        for (var wanted = Math.max(atLeast, random.nextInt(4)); wanted > 0; wanted--) {
            var id = one(enterprises);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        var lines = new ArrayList<Map<String, Object>>();
        for (var id : ids) {
            var line = new HashMap<String, Object>();
            line.put("enterprise", id);
            if (known || random.nextBoolean()) {
                line.put("amount", (1 + random.nextInt(50)) * MILLION);
            }
            lines.add(line);
        }
        return lines;
    }

    private void changeGrant(String id) {
        var path = "/grants/" + id;
        var seen = client.get("registry", path).is(200);
        var grant = seen.body();
        var state = GrantState.valueOf(grant.path("state").asString());
        if (List.of(GrantState.SETTLED, GrantState.REJECTED, GrantState.STOPPED).contains(state)) {
            return;
        }
        if (random.nextInt(4) == 0) {
            kept(client.put(path, seen.eTag(), confirmed(adjustment(grant))));
            return;
        }
        var to = next(grant, state);
        var body = new HashMap<String, Object>();
        body.put("to", to);
        body.put("date", LocalDate.of(2019, 1, 1).plusDays(grant.path("version").asInt()));
        body.put("decisionNumber", "12/QĐ-UBND");
        var amounts = amounts(grant, to);
        if (!amounts.isEmpty()) {
            body.put("funding", amounts);
        }
        switch (to) {
            case CONTRACTED, SETTLED -> body.put("beneficiaries", beneficiaries(1, true));
            case ACCEPTED -> {
                body.put("results", Map.of("workers", random.nextInt(50), "machines", random.nextInt(3), "models", 1));
            }
            case STOPPED -> body.put("returned", Math.min(advanced(grant), random.nextInt(100) * MILLION));
            case PROPOSED, APPRAISED, APPROVED, IN_PROGRESS, RETURNED, REJECTED -> {}
        }
        kept(client.post(path + "/transitions", seen.eTag(), confirmed(body)));
    }

    private GrantState next(JsonNode grant, GrantState state) {
        var leaves = random.nextInt(8) == 0;
        return switch (state) {
            case PROPOSED -> leaves ? aside() : GrantState.APPRAISED;
            case APPRAISED -> leaves ? aside() : GrantState.APPROVED;
            case APPROVED -> leaves ? GrantState.STOPPED : GrantState.CONTRACTED;
            case CONTRACTED -> leaves ? GrantState.STOPPED : GrantState.IN_PROGRESS;
            case IN_PROGRESS ->
                leaves ? GrantState.STOPPED : random.nextBoolean() ? GrantState.IN_PROGRESS : GrantState.ACCEPTED;
            case ACCEPTED -> GrantState.SETTLED;
            case RETURNED -> GrantState.valueOf(grant.path("returnedFrom").asString());
            case SETTLED, REJECTED, STOPPED -> throw new IllegalArgumentException(state + " is final");
        };
    }

    private GrantState aside() {
        return random.nextBoolean() ? GrantState.RETURNED : GrantState.REJECTED;
    }

    private List<Map<String, Object>> amounts(JsonNode grant, GrantState to) {
        var amounts = new ArrayList<Map<String, Object>>();
        for (var line : grant.path("funding")) {
            long most = switch (to) {
                case APPROVED -> line.path("requested").asLong();
                case CONTRACTED -> line.path("approved").asLong();
                case IN_PROGRESS ->
                    (line.path("contracted").asLong() - line.path("advanced").asLong(0)) / 2;
                case ACCEPTED -> line.path("contracted").asLong();
                case SETTLED -> line.path("accepted").asLong();
                case PROPOSED, APPRAISED, RETURNED, REJECTED, STOPPED -> -1;
            };
            if (most >= 0) {
                // Never so little that the beneficiaries' shares were more than the support.
                var amount = to == GrantState.IN_PROGRESS ? random.nextLong(most + 1) : most - most / 20;
                amounts.add(Map.of("source", line.path("source").asString(), "amount", amount));
            }
        }
        return amounts;
    }

    private static long advanced(JsonNode grant) {
        var sum = 0L;
        for (var line : grant.path("funding")) {
            if (List.of("NATIONAL", "LOCAL").contains(line.path("source").asString())) {
                sum += line.path("advanced").asLong(0);
            }
        }
        return sum;
    }

    private Map<String, Object> adjustment(JsonNode grant) {
        var body = new HashMap<String, Object>();
        body.put("decisionNumber", "13/QĐ-UBND");
        switch (random.nextInt(6)) {
            case 0 -> body.put("province", one(PLACES).key());
            case 1 -> body.put("planYear", 2017 + random.nextInt(8));
            case 2 -> body.put("kind", one(GrantKind.values()));
            case 3 -> {
                var line = grant.path("funding").path(0);
                body.put(
                        "funding",
                        List.of(Map.of(
                                "source",
                                line.path("source").asString(),
                                "requested",
                                line.path("requested").asLong() + 10 * MILLION)));
            }
            default -> body.put("beneficiaries", beneficiaries(1, true));
        }
        return body;
    }

    private static Map<String, Object> confirmed(Map<String, Object> body) {
        body.put("confirm", List.of("ceiling-exceeded"));
        body.put("reason", "đã được phép");
        return body;
    }

    /// The id of what was changed, empty where a colleague was faster.
    private Optional<String> kept(Answer answer) {
        if (answer.status() == 412) {
            return Optional.empty();
        }
        if (answer.status() / 100 != 2) {
            answer.is(200);
        }
        tokens.add(answer.token());
        return Optional.of(answer.id());
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
