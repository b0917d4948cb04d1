package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.matching.WordPairs;
import vn.cnnt.registry.recognition.RecognitionKeys;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.store.WordPairing;

/// Enterprises as the store keeps them.
public enum EnterpriseType implements AggregateType<Enterprise> {
    ENTERPRISES;

    static final String WORDS = "words";

    /// Of its words every two, see [WordPairs].
    private static final String WORD_PAIRS = "wordPairs";

    private static final WordPairing PAIRING = new WordPairing(WORD_PAIRS, WordPairs::between);

    /// Of an enterprise with recognitions, those of their products, too.
    static final String PRODUCT_WORDS = "productWords";

    static final String RECOGNITIONS = "recognitions";
    static final String PROVINCE = "province";
    static final String STATUS = "status";
    static final String TAX_CODE = "taxCode";

    /// The keyed digest of the personal id that it is known by, of which its state has but the mask. Whatever an
    /// attempt thinks of another that takes long: of two that write, the store takes one.
    static final String PERSON = "person";

    @Override
    public String collection() {
        return "enterprises";
    }

    @Override
    public String idPrefix() {
        return "e-";
    }

    @Override
    public Class<Enterprise> stateType() {
        return Enterprise.class;
    }

    @Override
    public Enterprise apply(@Nullable Enterprise state, RegistryEvent event) {
        return Enterprise.apply(state, event);
    }

    @Override
    public Map<String, @Nullable Object> keys(Enterprise state) {
        var details = state.details();
        var identifier = details.identifier();
        var keys = new LinkedHashMap<String, @Nullable Object>();
        var words = words(state, List.of());
        keys.put(WORDS, words);
        keys.put(WORD_PAIRS, WordPairs.of(names(state), words));
        if (!state.recognitions().isEmpty()) {
            keys.put(PRODUCT_WORDS, words(state, state.recognitions()));
            keys.put(RECOGNITIONS, RecognitionKeys.of(state.recognitions()));
        }
        keys.put(PROVINCE, details.province().key());
        keys.put(STATUS, details.status().name());
        keys.put(TAX_CODE, identifier.kind() == IdentifierKind.TAX_CODE ? identifier.value() : null);
        return keys;
    }

    /// The recognition that an address names.
    public static RecognitionDetails recognition(Stored<Enterprise> enterprise, String id) {
        return enterprise
                .state()
                .recognition(id)
                .orElseThrow(() -> new Rejection.NotFound(enterprise.id() + "/recognitions/" + id));
    }

    /// What somebody typed to find enterprises by.
    static Filter.Typed typed(String text) {
        return new Filter.Typed(WORDS, PAIRING, SearchWords.typed(text));
    }

    /// The words by which an enterprise, or one of its recognitions, is found.
    static List<String> words(Enterprise enterprise, List<RecognitionDetails> recognitions) {
        var texts = new ArrayList<>(names(enterprise));
        recognitions.forEach(recognition -> texts.add(recognition.product()));
        return SearchWords.of(texts);
    }

    /// What it is called, and its tax code.
    private static List<String> names(Enterprise enterprise) {
        var details = enterprise.details();
        var names = new ArrayList<String>();
        names.add(details.name());
        names.addAll(details.aliases());
        var identifier = details.identifier();
        if (identifier.kind() == IdentifierKind.TAX_CODE && identifier.value() != null) {
            names.add(identifier.value());
        }
        return names;
    }

    @Override
    public Set<String> uniqueKeys() {
        return Set.of(TAX_CODE, PERSON);
    }

    @Override
    public Set<String> keysBeside(Enterprise state) {
        var identifier = state.details().identifier();
        return identifier.kind() == IdentifierKind.PERSONAL_ID && identifier.value() != null
                ? Set.of(PERSON)
                : Set.of();
    }

    @Override
    public String memberOf(String uniqueKey) {
        return "/identifier/value";
    }

    @Override
    public Set<String> lookupKeys() {
        return Set.of(PROVINCE, RECOGNITIONS, WORD_PAIRS);
    }

    @Override
    public Set<String> wordKeys() {
        return Set.of(WORDS, PRODUCT_WORDS);
    }

    @Override
    public int keysVersion() {
        return 4;
    }

    @Override
    public Set<String> addressees(Enterprise state) {
        return Set.of();
    }
}
