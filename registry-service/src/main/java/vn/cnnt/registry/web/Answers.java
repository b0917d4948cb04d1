package vn.cnnt.registry.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Stored;

/// How the register answers: the thing with its id and version, its version again as `ETag`, and after a write the
/// token by which the figures can be asked to include it.
@Component
public class Answers {
    static final String LIST = "v1";

    private final Words words;

    Answers(Words words) {
        this.words = words;
    }

    /// 200 with the aggregate after the change.
    public ResponseEntity<JsonNode> changed(Receipt<?> receipt) {
        return changed(receipt, receipt.state());
    }

    /// 200 with the part that was changed, a recognition of an enterprise.
    public ResponseEntity<JsonNode> changed(Receipt<?> receipt, Object part) {
        return written(ResponseEntity.ok(), receipt, part);
    }

    /// 201 with the new aggregate.
    public ResponseEntity<JsonNode> created(Receipt<?> receipt, String address) {
        return created(receipt, address, receipt.state());
    }

    /// 201 with the new part of the aggregate.
    public ResponseEntity<JsonNode> created(Receipt<?> receipt, String address, Object part) {
        return written(ResponseEntity.created(URI.create(address)), receipt, part);
    }

    /// 200 with an aggregate as it is or was.
    public ResponseEntity<JsonNode> found(Stored<?> stored) {
        return ResponseEntity.ok().eTag(Versions.etag(stored.version())).body(item(stored));
    }

    /// 200 with a part of a list that goes on at the cursor.
    public ResponseEntity<JsonNode> listed(Page<?> page, Cursor cursor) {
        return listed(page.items(), page.next() == null ? null : cursor.after(page.next()));
    }

    /// 200 with a part of a list.
    public ResponseEntity<JsonNode> listed(Page<?> page) {
        return listed(page, new Cursor(LIST, null));
    }

    private static ResponseEntity<JsonNode> listed(List<?> shown, @Nullable String next) {
        var items = WireFormat.JSON.createArrayNode();
        for (var item : shown) {
            items.add(item instanceof Stored<?> stored ? item(stored) : WireFormat.JSON.valueToTree(item));
        }
        var list = WireFormat.JSON.createObjectNode();
        list.set("items", items);
        list.put("next", next);
        return ResponseEntity.ok(list);
    }

    /// 200 with what a dry run has found: nothing was done, so there is no token and no version to go on with.
    public ResponseEntity<JsonNode> foreseen(List<Finding> warnings, Receipt.Foreseen foreseen) {
        var body = WireFormat.JSON.createObjectNode();
        body.set("warnings", WireFormat.JSON.valueToTree(warnings(warnings)));
        body.set("confirm", WireFormat.JSON.valueToTree(foreseen.confirm()));
        body.set("changes", WireFormat.JSON.valueToTree(foreseen.changes()));
        return ResponseEntity.ok(body);
    }

    private ResponseEntity<JsonNode> written(ResponseEntity.BodyBuilder response, Receipt<?> receipt, Object part) {
        var foreseen = receipt.foreseen();
        if (foreseen != null) {
            return foreseen(receipt.warnings(), foreseen);
        }
        response.eTag(Versions.etag(receipt.version()))
                .header(ChangeToken.HEADER, new ChangeToken(receipt.id(), receipt.version()).toString());
        if (receipt.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        var body = body(receipt.id(), receipt.version(), part);
        body.set("warnings", WireFormat.JSON.valueToTree(warnings(receipt.warnings())));
        return response.body(body);
    }

    private record Warning(String code, String field, String message) {}

    private List<Warning> warnings(List<Finding> findings) {
        var locale = LocaleContextHolder.getLocale();
        return findings.stream()
                .map(finding -> new Warning(finding.code(), finding.field(), words.of(finding, locale)))
                .toList();
    }

    private static ObjectNode item(Stored<?> stored) {
        return body(stored.id(), stored.version(), stored.state());
    }

    /// A part with an id of its own keeps it.
    private static ObjectNode body(String id, long version, Object state) {
        var body = WireFormat.JSON.createObjectNode();
        body.put("id", id);
        body.put("version", version);
        if (!(WireFormat.JSON.valueToTree(state) instanceof ObjectNode members)) {
            throw new IllegalArgumentException("not an object: " + state.getClass());
        }
        body.setAll(members);
        return body;
    }
}
