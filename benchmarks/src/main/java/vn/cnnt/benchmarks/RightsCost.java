package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import vn.cnnt.servers.identity.TestIdentity;

/// What it costs to know who asks, and to have two people decide. One client asks by turns with it and without it, so
/// that both are of services that are equally warm and of the same minute of the machine.
///
/// A command without a token is refused. What a token adds to one is therefore taken from a public address of the same
/// register: asked with a token, which is judged all the same, and without.
final class RightsCost {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Both registries begin empty.
    private static final String TWO_PEOPLE = "bench_four_eyes";
    private static final String ONE_PERSON = "bench_two_eyes";

    private static final String QUERY = "/api/v1/statistics/enterprises?province=VN-20&by=size,status";
    private static final String PUBLIC = "/api/v1/reference/legal-forms";

    private final Settings settings;
    private final Stack stack;
    private final Results results;

    RightsCost(Settings settings, Stack stack, Results results) {
        this.settings = settings;
        this.stack = stack;
        this.results = results;
    }

    void run(URI reporting) throws IOException, InterruptedException {
        Databases.drop(stack, TWO_PEOPLE);
        Databases.drop(stack, ONE_PERSON);
        var two = stack.registry(TWO_PEOPLE, true);
        var one = stack.registry(ONE_PERSON, false);
        var registry = two.address();
        var looks = new ArrayList<Look>();
        look(reporting, registry, one.address()); // until it is warm
        for (var i = 0; i < settings.repetitions(); i++) {
            looks.add(look(reporting, registry, one.address()));
        }
        two.stop();
        one.stop();
        put("rights.queryWithTokenP50Millis", looks, Look::queryWithToken);
        put("rights.queryWithoutTokenP50Millis", looks, Look::queryWithout);
        put("rights.queryRatio", looks, it -> it.queryWithToken / it.queryWithout);
        put("rights.tokenMillis", looks, Look::token);
        put("rights.commandP50Millis", looks, Look::command);
        put("rights.commandRatio", looks, it -> it.command / (it.command - it.token()));
        put("rights.decisionOfAnotherP50Millis", looks, Look::decisionOfAnother);
        put("rights.decisionOfAnybodyP50Millis", looks, Look::decisionOfAnybody);
        put("rights.fourEyesRatio", looks, it -> it.decisionOfAnother / it.decisionOfAnybody);
    }

    /// Medians, in milliseconds.
    ///
    /// @param publicWithToken of a public address of the register
    /// @param command a proposal of a grant
    /// @param decisionOfAnother with four eyes: the history tells whose work it is
    /// @param decisionOfAnybody without four eyes
    private record Look(
            double queryWithToken,
            double queryWithout,
            double publicWithToken,
            double publicWithout,
            double command,
            double decisionOfAnother,
            double decisionOfAnybody) {
        double token() {
            return publicWithToken - publicWithout;
        }
    }

    private Look look(URI reporting, URI fourEyes, URI twoEyes) throws IOException {
        var queries = new Pair();
        var publics = new Pair();
        var commands = new Histogram(3);
        var decisions = new Pair();
        var until = System.nanoTime() + settings.querySeconds() * 1_000_000_000L;
        while (System.nanoTime() < until) {
            queries.both(() -> get(reporting, QUERY, true), () -> get(reporting, QUERY, false));
            publics.both(() -> get(fourEyes, PUBLIC, true), () -> get(fourEyes, PUBLIC, false));
            var there = timed(commands, () -> propose(fourEyes));
            var here = propose(twoEyes);
            decisions.both(() -> decide(there), () -> decide(here));
        }
        return new Look(
                queries.first(),
                queries.second(),
                publics.first(),
                publics.second(),
                commands.getValueAtPercentile(50) / 1000.0,
                decisions.first(),
                decisions.second());
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    /// The times of two requests that are asked by turns; each of the two comes first equally often.
    private static final class Pair {
        private final Histogram first = new Histogram(3);
        private final Histogram second = new Histogram(3);
        private boolean turned;

        void both(Request<?> one, Request<?> other) throws IOException {
            turned = !turned;
            if (turned) {
                timed(first, one);
                timed(second, other);
            } else {
                timed(second, other);
                timed(first, one);
            }
        }

        double first() {
            return first.getValueAtPercentile(50) / 1000.0;
        }

        double second() {
            return second.getValueAtPercentile(50) / 1000.0;
        }
    }

    private static <T> T timed(Histogram times, Request<T> request) throws IOException {
        var began = System.nanoTime();
        var answer = request.send();
        times.recordValue((System.nanoTime() - began) / 1000);
        return answer;
    }

    private static Http.Answer get(URI service, String path, boolean withToken) throws IOException {
        var address = service.resolve(path);
        return good(withToken ? Http.get(address, Map.of(), PATIENCE) : Http.getAsNobody(address, PATIENCE));
    }

    private static URI propose(URI registry) throws IOException {
        var grants = registry.resolve("/api/v1/grants");
        var body = """
                {"title": "Đề án %d", "province": "VN-20", "planYear": 2026, "kind": "SINGLE", "content": "DEMO_MODEL",
                 "funding": [{"source": "LOCAL", "requested": 10000000}]}""".formatted(System.nanoTime());
        var token = good(Http.send("POST", grants, Map.of(), body, PATIENCE))
                .header("Change-Token")
                .orElseThrow();
        return URI.create(grants + "/" + token.substring(0, token.indexOf('@')));
    }

    /// A decision by somebody else than who proposed the grant.
    private static Http.Answer decide(URI grant) throws IOException {
        return good(Http.send(
                "POST",
                URI.create(grant + "/transitions"),
                Map.of("If-Match", "\"1\"", "Authorization", "Bearer " + Approver.TOKEN),
                "{\"to\": \"REJECTED\", \"date\": \"2026-02-02\"}",
                PATIENCE));
    }

    private static Http.Answer good(Http.Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException("refused: " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /// An hour is enough for all of it.
    private static final class Approver {
        static final String TOKEN = TestIdentity.token("benchmark-approver", List.of("approver"), List.of("*"));
    }

    private void put(String key, List<Look> looks, ToDoubleFunction<Look> what) {
        results.put(key, new Measured(looks.stream().map(what::applyAsDouble).toList()));
    }
}
