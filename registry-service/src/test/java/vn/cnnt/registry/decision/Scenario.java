package vn.cnnt.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.manners.finding.Finding;

/// Given what happened, when a command comes, then these events or this refusal follow.
public final class Scenario<S, C> {
    private final BiFunction<@Nullable S, RegistryEvent, S> apply;
    private final BiFunction<@Nullable S, C, Decision> decide;
    private @Nullable S state;
    private @Nullable Decision decision;

    public Scenario(BiFunction<@Nullable S, RegistryEvent, S> apply, BiFunction<@Nullable S, C, Decision> decide) {
        this.apply = apply;
        this.decide = decide;
    }

    public Scenario<S, C> given(List<C> commands) {
        for (var command : commands) {
            if (!(decide.apply(state, command) instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException("not a possible past: " + decide.apply(state, command));
            }
            accepted.events().forEach(event -> state = apply.apply(state, event));
        }
        return this;
    }

    /// As it stands already.
    public Scenario<S, C> from(S state) {
        this.state = state;
        return this;
    }

    public Scenario<S, C> when(C command) {
        decision = decide.apply(state, command);
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> state = apply.apply(state, event));
        }
        return this;
    }

    public Decision decision() {
        return Objects.requireNonNull(decision);
    }

    public S then() {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return Objects.requireNonNull(state);
    }

    public List<RegistryEvent> thenEvents() {
        then();
        return ((Decision.Accepted) decision).events();
    }

    public Scenario<S, C> thenWarns(String... codes) {
        then();
        assertThat(((Decision.Accepted) decision).warnings())
                .extracting(Finding::code)
                .contains(codes);
        return this;
    }

    public Scenario<S, C> thenWarnsOfNothing() {
        then();
        assertThat(((Decision.Accepted) decision).warnings()).isEmpty();
        return this;
    }

    public Decision.Refused thenRefused(Decision.Refusal refusal, String field, String code) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        var refused = (Decision.Refused) decision;
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.code()).isEqualTo(code);
        });
        return refused;
    }
}
