package vn.cnnt.registry.web;

import java.net.URI;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.registry.command.Receipt;
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

    /// 200 with the aggregate after the change.
    public <S> ResponseEntity<Answer<S>> changed(Receipt<S> receipt) {
        return written(ResponseEntity.ok(), receipt, whole(receipt));
    }

    /// 200 with the part that was changed, a recognition of an enterprise.
    public <P> ResponseEntity<Answer<P>> changed(Receipt<?> receipt, P part) {
        return written(ResponseEntity.ok(), receipt, part(receipt, part));
    }

    /// 201 with the new aggregate.
    public <S> ResponseEntity<Answer<S>> created(Receipt<S> receipt, String address) {
        return written(ResponseEntity.created(URI.create(address)), receipt, whole(receipt));
    }

    /// 201 with the new part of the aggregate.
    public <P> ResponseEntity<Answer<P>> created(Receipt<?> receipt, String address, P part) {
        return written(ResponseEntity.created(URI.create(address)), receipt, part(receipt, part));
    }

    /// 200 with an aggregate as it is or was.
    public <S> ResponseEntity<Answer<S>> found(Stored<S> stored) {
        return ResponseEntity.ok().eTag(Versions.etag(stored.version())).body(item(stored));
    }

    /// 200 with a part of an aggregate.
    public <P> ResponseEntity<Answer<P>> found(Stored<?> stored, P part) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(stored.version()))
                .body(Answer.ofPart(stored.version(), part, null));
    }

    /// 200 with a part of a list of aggregates that goes on at the cursor.
    public <S> ResponseEntity<Listed<Answer<S>>> found(Page<Stored<S>> page, Cursor cursor) {
        return listed(page.map(Answers::item), cursor);
    }

    /// 200 with a part of a list that goes on at the cursor; a shorter one where its items are large.
    public <T> ResponseEntity<Listed<T>> listed(Page<T> page, Cursor cursor) {
        var shown = page.first(AnswerSize.fitting(page.items(), WireFormat.JSON).size());
        return ResponseEntity.ok(new Listed<>(shown.items(), shown.next() == null ? null : cursor.after(shown.next())));
    }

    /// 200 with what a dry run has found: nothing was done, so there is no token and no version to go on with.
    public <S> ResponseEntity<Answer<S>> foreseen(List<Finding> warnings, Receipt.Foreseen foreseen) {
        return ResponseEntity.ok(Answer.foreseen(warnings(warnings), foreseen.confirm(), foreseen.changes()));
    }

    private <S> ResponseEntity<Answer<S>> written(
            ResponseEntity.BodyBuilder response, Receipt<?> receipt, Answer<S> answer) {
        var foreseen = receipt.foreseen();
        if (foreseen != null) {
            return foreseen(receipt.warnings(), foreseen);
        }
        response.eTag(Versions.etag(receipt.version()))
                .header(ChangeToken.HEADER, new ChangeToken(receipt.id(), receipt.version()).toString());
        if (receipt.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(answer);
    }

    private <S> Answer<S> whole(Receipt<S> receipt) {
        return Answer.of(receipt.id(), receipt.version(), receipt.state(), warnings(receipt.warnings()));
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
