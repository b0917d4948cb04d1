package vn.cnnt.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.store.AggregateType;

/// Two small aggregates of the store's own tests: workshops, which have a unique code, and projects, which have
/// beneficiaries.
@TestConfiguration(proxyBeanMethods = false)
public class SampleTypes {
    public static final AggregateType<EnterpriseDetails> WORKSHOPS = new Workshops();
    public static final AggregateType<GrantDetails> PROJECTS = new Projects();

    @Bean
    AggregateType<EnterpriseDetails> workshops() {
        return WORKSHOPS;
    }

    @Bean
    AggregateType<GrantDetails> projects() {
        return PROJECTS;
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /// The code that must be unique is its commune.
    public static EnterpriseDetails workshop(String name, @Nullable String code) {
        return EnterpriseDetails.of(name, List.of(), Identifier.NONE, LegalForm.values()[0], aProvince())
                .with(it -> it.commune = code);
    }

    public static GrantDetails project(String title, String... beneficiaries) {
        return GrantDetails.proposed(
                title,
                aProvince(),
                2020,
                GrantKind.SINGLE,
                SupportContent.DEMO_MODEL,
                List.of(new FundingLine(FundingSource.NATIONAL, 600_000_000L, null, null, null, null, null)),
                List.of(beneficiaries).stream()
                        .map(enterprise -> new BeneficiaryLine(enterprise, null, false))
                        .toList());
    }

    private static Province aProvince() {
        return Province.of("VN-20");
    }

    private static final class Workshops implements AggregateType<EnterpriseDetails> {
        @Override
        public String collection() {
            return "workshops";
        }

        @Override
        public String idPrefix() {
            return "w-";
        }

        @Override
        public Class<EnterpriseDetails> stateType() {
            return EnterpriseDetails.class;
        }

        @Override
        public EnterpriseDetails apply(@Nullable EnterpriseDetails state, RegistryEvent event) {
            return ((EnterpriseEvent) event).enterprise();
        }

        @Override
        public Map<String, @Nullable Object> keys(EnterpriseDetails state) {
            return state.commune() == null
                    ? Map.of("words", SearchWords.of(List.of(state.name())))
                    : Map.of("words", SearchWords.of(List.of(state.name())), "code", state.commune());
        }

        @Override
        public Set<String> wordKeys() {
            return Set.of("words");
        }

        @Override
        public Set<String> uniqueKeys() {
            return Set.of("code", "owner");
        }

        /// Whose workshop it is stands beside its state, as long as it has a name.
        @Override
        public Set<String> keysBeside(EnterpriseDetails state) {
            return state.name().isEmpty() ? Set.of() : Set.of("owner");
        }

        @Override
        public Set<String> addressees(EnterpriseDetails state) {
            return Set.of();
        }
    }

    private static final class Projects implements AggregateType<GrantDetails> {
        @Override
        public String collection() {
            return "projects";
        }

        @Override
        public String idPrefix() {
            return "p-";
        }

        @Override
        public Class<GrantDetails> stateType() {
            return GrantDetails.class;
        }

        @Override
        public GrantDetails apply(@Nullable GrantDetails state, RegistryEvent event) {
            return ((GrantEvent) event).grant();
        }

        @Override
        public Map<String, @Nullable Object> keys(GrantDetails state) {
            return Map.of("words", SearchWords.of(List.of(state.title())), "state", state.state());
        }

        @Override
        public Set<String> uniqueKeys() {
            return Set.of();
        }

        @Override
        public Set<String> addressees(GrantDetails state) {
            return state.beneficiaries().stream()
                    .map(BeneficiaryLine::enterprise)
                    .collect(Collectors.toSet());
        }
    }
}
