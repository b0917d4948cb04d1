package vn.cnnt.registry.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Stored;

/// How the register answers: the thing with its id and version, its version again as `ETag`, and after a write the
/// token by which the figures can be asked to include it.
@Component
public class Answers {
    private final Words words;

    Answers(Words words) {
        this.words = words;
    }

    /// 200 with the aggregate after the change, and with what can be done next.
    public <T> ResponseEntity<Answer<T>> changed(Receipt<?> receipt, Supplier<Shown<T>> shown) {
        return written(ResponseEntity.ok(), receipt, shown, state -> whole(receipt, state));
    }

    /// 200 with the part that was changed, a recognition of an enterprise.
    public <P> ResponseEntity<Answer<P>> changedPart(Receipt<?> receipt, Supplier<Shown<P>> shown) {
        return written(ResponseEntity.ok(), receipt, shown, part -> part(receipt, part));
    }

    /// 201 with the new aggregate, and with what can be done next.
    public <T> ResponseEntity<Answer<T>> created(Receipt<?> receipt, String address, Supplier<Shown<T>> shown) {
        return written(ResponseEntity.created(URI.create(address)), receipt, shown, state -> whole(receipt, state));
    }

    /// 201 with the new part of the aggregate.
    public <P> ResponseEntity<Answer<P>> createdPart(Receipt<?> receipt, String address, Supplier<Shown<P>> shown) {
        return written(ResponseEntity.created(URI.create(address)), receipt, shown, part -> part(receipt, part));
    }

    /// 200 with an aggregate as it is or was.
    public <S> ResponseEntity<Answer<S>> found(Stored<S> stored) {
        return ResponseEntity.ok().eTag(Versions.etag(stored.version())).body(item(stored));
    }

    /// 200 with an aggregate as it was, shown in another form than it is kept in.
    public <T> ResponseEntity<Answer<T>> foundAsItWas(Stored<?> stored, T shown) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(stored.version()))
                .body(Answer.of(stored.id(), stored.version(), shown, null));
    }

    /// 200 with an aggregate as it is, and with what its reader can do next.
    public <T> ResponseEntity<Answer<T>> found(Stored<?> stored, Shown<T> shown) {
        var answer = Answer.of(stored.id(), stored.version(), shown.state(), null);
        return ofReader(stored.version()).body(with(answer, shown.choices()));
    }

    /// 200 with a part of an aggregate as it is, and with what its reader can do next.
    public <P> ResponseEntity<Answer<P>> foundPart(Stored<?> stored, Shown<P> shown) {
        var answer = Answer.ofPart(stored.version(), shown.state(), null);
        return ofReader(stored.version()).body(with(answer, shown.choices()));
    }

    /// The answer is its reader's alone, while its tag is the version that whoever changes the thing has to name: so it
    /// is asked for anew each time, and nobody else is given it.
    private static ResponseEntity.BodyBuilder ofReader(long version) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(version))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE, HttpHeaders.ACCEPT_LANGUAGE);
    }

    /// What can be done with a thing, in words.
    public List<Answer.NextAction> actions(List<Action> actions) {
        return actions.stream()
                .map(action -> new Answer.NextAction(action.name(), action.isAllowed(), inWords(action.refused())))
                .toList();
    }

    private <S> Answer<S> with(Answer<S> answer, Choices choices) {
        var following = choices.transitions();
        return answer.with(
                following == null
                        ? null
                        : following.stream()
                                .map(next -> new Answer.NextState(
                                        next.to(), next.isAllowed(), next.needs(), inWords(next.refused())))
                                .toList(),
                actions(choices.actions()));
    }

    private List<Answer.NotNow> inWords(List<Finding> refused) {
        var locale = LocaleContextHolder.getLocale();
        return refused.stream()
                .map(finding -> new Answer.NotNow(finding.code(), words.of(finding, locale)))
                .toList();
    }

    /// 200 with a part of a list of aggregates that goes on at the cursor.
    public <S> ResponseEntity<Listed<Answer<S>>> found(Page<Stored<S>> page, Cursor cursor) {
        return listed(page.map(Answers::item), cursor);
    }

    /// 200 with a part of a list that goes on at the cursor; a shorter one where its items are large.
    public <T> ResponseEntity<Listed<T>> listed(Page<T> page, Cursor cursor) {
        var shown = page.first(AnswerSize.fitting(page.items(), WireFormat.JSON).size());
        var next = shown.next();
        var isAll = next == null && cursor.last() == null;
        return ResponseEntity.ok(new Listed<>(
                shown.items(),
                next == null ? null : cursor.after(next),
                isAll ? shown.items().size() : null));
    }

    /// 200 with what a dry run has found: nothing was done, so there is no token and no version to go on with.
    public <S> ResponseEntity<Answer<S>> foreseen(List<Finding> warnings, Receipt.Foreseen foreseen) {
        return ResponseEntity.ok(Answer.foreseen(warnings(warnings), foreseen.confirm(), foreseen.changes()));
    }

    /// The same of a step that makes one member of a thing otherwise.
    ///
    /// @param from null of a thing that isn't there yet
    /// @param confirmed the codes that are said yes to
    public <S> ResponseEntity<Answer<S>> foreseen(
            String member, @Nullable Object from, Object to, List<String> confirmed) {
        var changes = FieldChange.between(from == null ? null : only(member, from), only(member, to));
        return foreseen(List.of(), new Receipt.Foreseen(confirmed, changes));
    }

    private static JsonNode only(String member, Object value) {
        return WireFormat.JSON.valueToTree(Map.of(member, value));
    }

    /// A dry run has made nothing with which something could be done next.
    private <T> ResponseEntity<Answer<T>> written(
            ResponseEntity.BodyBuilder response,
            Receipt<?> receipt,
            Supplier<Shown<T>> shown,
            Function<T, Answer<T>> answer) {
        var foreseen = receipt.foreseen();
        if (foreseen != null) {
            return foreseen(receipt.warnings(), foreseen);
        }
        var after = shown.get();
        response.eTag(Versions.etag(receipt.version()))
                .header(ChangeToken.HEADER, new ChangeToken(receipt.id(), receipt.version()).toString());
        return replayed(response, receipt.replayed()).body(with(answer.apply(after.state()), after.choices()));
    }

    /// Says so where the same request was answered before.
    public static ResponseEntity.BodyBuilder replayed(ResponseEntity.BodyBuilder response, boolean isReplayed) {
        return isReplayed ? response.header(IdempotencyKey.REPLAYED, "true") : response;
    }

    private <T> Answer<T> whole(Receipt<?> receipt, T state) {
        return Answer.of(receipt.id(), receipt.version(), state, warnings(receipt.warnings()));
    }

    private <P> Answer<P> part(Receipt<?> receipt, P part) {
        return Answer.ofPart(receipt.version(), part, warnings(receipt.warnings()));
    }

    private List<Answer.Warning> warnings(List<Finding> findings) {
        var locale = LocaleContextHolder.getLocale();
        return findings.stream()
                .map(finding -> new Answer.Warning(finding.code(), finding.field(), words.of(finding, locale)))
                .toList();
    }

    private static <S> Answer<S> item(Stored<S> stored) {
        return Answer.of(stored.id(), stored.version(), stored.state(), null);
    }
}
