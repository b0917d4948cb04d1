package vn.cnnt.registry.duplicates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.matching.Match;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// Likely duplicates over HTTP: of a name while it is typed, and of the register.
@RestController
@RequestMapping(path = "/api/v1/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
public class DuplicateController {
    private final Duplicates duplicates;
    private final Enterprises enterprises;
    private final Answers answers;
    private final Once once;
    private final Words words;

    DuplicateController(Duplicates duplicates, Enterprises enterprises, Answers answers, Once once, Words words) {
        this.duplicates = duplicates;
        this.enterprises = enterprises;
        this.answers = answers;
        this.once = once;
        this.words = words;
    }

    public record Search(
            @Schema(
                    description =
                            "A name as somebody types it, with the province: who goes by something like it. Without"
                                    + " a name: the pairs of the register, the newest first")
            @Size(max = Fields.NAME)
            @Nullable
            String name,

            @Nullable Province province,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor)
            implements Checked {
        @Override
        public void check(Checks checks) {
            if (name != null && province == null && checks.sound("province")) {
                checks.error("province", "province-with-name");
            }
        }
    }

    /// @param enterprise its id
    public record Party(String enterprise, String name, long version, String province, EnterpriseStatus status) {
        static Party of(Stored<Enterprise> stored) {
            var details = stored.state().details();
            return new Party(
                    stored.id(),
                    details.name(),
                    stored.version(),
                    details.province().key(),
                    details.status());
        }
    }

    /// Why somebody takes them for two, who said so and when.
    public record Separation(String reason, String by, Instant at) {
        static @Nullable Separation of(Pair.@Nullable Two two) {
            return two == null ? null : new Separation(two.reason(), two.by(), two.at());
        }
    }

    /// @param id of a pair of the register
    /// @param version of a pair, to be matched by whoever says something of it
    /// @param enterprises both of a pair, the older one first; or the one that goes by something like a name
    /// @param score of 100
    /// @param differences of the names, in a form that needs no translation
    /// @param separation what was said of a pair last
    public record LikelyDuplicate(
            @Nullable String id,
            @Nullable Long version,
            List<Party> enterprises,
            int score,
            String why,
            List<String> differences,
            @Nullable Instant foundAt,
            @Nullable Boolean open,
            @Nullable Separation separation) {}

    @GetMapping
    @Operation(
            operationId = "listDuplicates",
            summary = "Likely duplicates of a name while it is typed, or of the register")
    public ResponseEntity<Listed<LikelyDuplicate>> list(@ParameterObject Search asked) {
        var name = asked.name();
        var province = asked.province();
        if (name != null && province != null) {
            return answers.listed(new Page<>(near(name, province, asked.limit()), List.of(), true), asked.cursor());
        }
        var page = duplicates.list(
                province, new Paging(asked.limit(), asked.cursor().last()));
        return answers.listed(page.map(this::of), asked.cursor());
    }

    private List<LikelyDuplicate> near(String name, Province province, int limit) {
        var near = enterprises.namesakes(name, province).stream().limit(limit).toList();
        var records = enterprises.get(near.stream().map(Namesake::id).toList());
        var found = new ArrayList<LikelyDuplicate>();
        for (var one : near) {
            var record = records.get(one.id());
            if (record != null) {
                found.add(of(record, one.match()));
            }
        }
        return found;
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getDuplicate",
            summary = "Two records that may be one establishment, as they are now",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The pair",
                            content = @Content(schema = @Schema(implementation = LikelyDuplicate.class))))
    public ResponseEntity<LikelyDuplicate> get(@PathVariable String id) {
        return answer(ResponseEntity.ok(), of(duplicates.find(id)));
    }

    /// Why they are two.
    public record SeparationRequest(
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    @Audited
    @PostMapping("/{id}/separation")
    @Operation(
            operationId = "separateDuplicate",
            summary =
                    "Say that they are two establishments; the pair comes again only when one of them has other names",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Kept",
                            content = @Content(schema = @Schema(implementation = LikelyDuplicate.class))))
    public ResponseEntity<?> separate(
            @PathVariable String id, @RequestBody SeparationRequest body, WriteRequest request) {
        if (request.isDryRun()) {
            return answers.foreseen(
                    "open", duplicates.atVersion(id, request).pair().isOpen(), false, List.of());
        }
        var answer = once.answer(
                request,
                "duplicates",
                () -> id,
                LikelyDuplicate.class,
                _ -> of(duplicates.separate(id, body.reason(), request)));
        return answer(Answers.replayed(ResponseEntity.ok(), answer.isReplayed()), answer.body());
    }

    private static ResponseEntity<LikelyDuplicate> answer(ResponseEntity.BodyBuilder response, LikelyDuplicate found) {
        return response.eTag(Versions.etag(Objects.requireNonNull(found.version())))
                .body(found);
    }

    private LikelyDuplicate of(Duplicates.Looked looked) {
        var pair = looked.pair();
        return new LikelyDuplicate(
                pair.id(),
                pair.version(),
                List.of(Party.of(looked.first()), Party.of(looked.second())),
                looked.match().percent(),
                why(looked.match()),
                looked.match().differences(),
                pair.foundAt(),
                pair.isOpen(),
                Separation.of(pair.two()));
    }

    private LikelyDuplicate of(Stored<Enterprise> near, Match match) {
        return new LikelyDuplicate(
                null,
                null,
                List.of(Party.of(near)),
                match.percent(),
                why(match),
                match.differences(),
                null,
                null,
                null);
    }

    private String why(Match match) {
        var locale = LocaleContextHolder.getLocale();
        return match.isExact()
                ? words.of("duplicate.same-name", locale)
                : words.of("duplicate.similar-name", locale, match.why());
    }
}
