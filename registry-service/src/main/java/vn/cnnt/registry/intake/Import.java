package vn.cnnt.registry.intake;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.ListFile;
import vn.cnnt.registry.intake.list.Understood;

/// One list that is taken in, or was: whose it is, how it is read, how far it is.
///
/// @param file the name under which it came
/// @param digest of what the request brought, and whether it is a dry run
/// @param runningFile the digest that no other import that runs may have; null once this one has ended
/// @param place one of those that the actor's running imports have; null once it has ended
/// @param key the request's own
/// @param headings where the columns of the list stand, in imports of before `understood` was kept, as `columns`
/// @param understood what each sheet of the file was understood as
/// @param rows of the file
/// @param turn grows with each worker that takes it up
/// @param until its worker has it so long
/// @param fileOf the dry run whose file this one reads; null where the file is its own
/// @param startedAs what the dry run has become
/// @param roles of the actor when they ordered it, as their provinces: each row is judged by them; null of imports from
///     before they were kept, whose rows are nobody's
/// @param named the keys of the provinces, as they are today, that its rows name
/// @param fileGoneAt when the file of an import that ended was forgotten
@Document(Imports.COLLECTION)
record Import(
        @Id String id,
        Kind kind,
        boolean dryRun,
        State state,
        String actor,
        String file,
        String digest,
        @Nullable String runningFile,
        @Nullable String place,
        @Nullable String key,
        @Nullable List<String> headings,
        @Nullable Map<Column, Integer> columns,
        @Nullable List<Understood> understood,
        Instant startedAt,
        long rows,
        Counts counts,
        long turn,
        Instant until,
        @Nullable String holder,
        @Nullable String failure,
        @Nullable Instant endedAt,
        @Nullable String fileOf,
        @Nullable String startedAs,
        @Nullable Instant fileGoneAt,
        @Nullable Instant rowsGoneAt,
        @Nullable Set<String> roles,
        @Nullable Set<String> provinces,
        @Nullable Set<String> named) {
    /// How long a dry run can be started, and so how long its file is kept.
    static final Duration STARTABLE = Duration.ofDays(7);

    /// How long it is kept what became of each row.
    static final Duration ROWS_KEPT = Duration.ofDays(90);

    private static final String DRY = "|dry";
    private static final String REAL = "|real";

    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    Import {
        headings = headings == null ? null : List.copyOf(headings);
        columns = columns == null ? null : Map.copyOf(columns);
        understood = understood == null ? null : List.copyOf(understood);
        roles = roles == null ? null : Set.copyOf(roles);
        provinces = provinces == null ? null : Set.copyOf(provinces);
        named = named == null ? null : Set.copyOf(named);
    }

    /// One that begins.
    static Import of(
            String id, Upload upload, Actor actor, @Nullable String key, ListFile.Contents contents, Instant now) {
        return new Import(
                id,
                upload.kind(),
                upload.dryRun(),
                State.RUNNING,
                actor.name(),
                upload.name(),
                upload.digest(),
                upload.digest(),
                null,
                key,
                null,
                null,
                contents.sheets(),
                now,
                contents.rows(),
                Counts.NONE,
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                actor.roles(),
                actor.provinces(),
                null);
    }

    /// What comes of this dry run when it is made real, under that id.
    Import real(String as, Actor who, Instant now) {
        return new Import(
                as,
                kind,
                false,
                State.RUNNING,
                who.name(),
                file,
                realOf(digest),
                realOf(digest),
                null,
                null,
                headings,
                columns,
                understood,
                now,
                rows,
                Counts.NONE,
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                id,
                null,
                null,
                null,
                who.roles(),
                who.provinces(),
                named);
    }

    /// Whoever confirms answers for it.
    Import by(Actor who) {
        return copy(dryRun, state, who, place, counts);
    }

    /// The same, whose rows are only tried.
    Import tried() {
        return copy(true, state, by(), place, counts);
    }

    /// In one of the places that its actor has for imports that run.
    Import at(int number) {
        return copy(dryRun, state, by(), actor + "#" + number, counts);
    }

    /// As it would be afterwards.
    Import in(State next) {
        return copy(dryRun, next, by(), place, counts);
    }

    /// As it would be afterwards.
    Import having(Counts next) {
        return copy(dryRun, state, by(), place, next);
    }

    private Import copy(boolean onlyTried, State at, Actor who, @Nullable String of, Counts having) {
        return new Import(
                id,
                kind,
                onlyTried,
                at,
                who.name(),
                file,
                digest,
                runningFile,
                of,
                key,
                headings,
                columns,
                understood,
                startedAt,
                rows,
                having,
                turn,
                until,
                holder,
                failure,
                endedAt,
                fileOf,
                startedAs,
                fileGoneAt,
                rowsGoneAt,
                who.roles(),
                who.provinces(),
                named);
    }

    /// Who ordered it, as they were then.
    Actor by() {
        return new Actor(actor, actor, requireNonNullElse(roles, Set.of()), requireNonNullElse(provinces, Set.of()));
    }

    /// Whether a row names a province of theirs.
    boolean isOf(Actor who) {
        return who.actsEverywhere()
                || requireNonNullElse(named, Set.<String>of()).stream().anyMatch(who::isOf);
    }

    String address() {
        return "/api/v1/imports/" + id;
    }

    /// The one under whose id its file is kept.
    String fileOwner() {
        return fileOf == null ? id : fileOf;
    }

    /// What its sheets were understood as. An import of before this was kept has one, with its headings in the first
    /// line.
    List<Understood> sheets() {
        if (understood != null) {
            return understood;
        }
        var placed = Columns.placed(Objects.requireNonNull(headings), Objects.requireNonNull(columns));
        return List.of(new Understood("", false, true, 1, 2, placed, List.of(), rows));
    }

    /// What the columns of a sheet are.
    Columns columnsOf(String sheet) {
        var sheets = sheets();
        return sheets.stream()
                .filter(of -> of.sheet().equals(sheet))
                .findFirst()
                .orElse(sheets.getFirst())
                .columns();
    }

    /// The rows of a list are known as long as this.
    Instant rowsKeptUntil() {
        return startedAt.plus(ROWS_KEPT);
    }

    /// The last moment at which it can be made real; null where it never could.
    @Nullable
    Instant startableUntil() {
        return dryRun && state == State.DONE && endedAt != null && fileGoneAt == null && startedAs == null
                ? endedAt.plus(STARTABLE)
                : null;
    }

    /// Tells a list from another one, and a dry run from the real import of the same list.
    static String digest(String list, boolean dryRun) {
        return list + (dryRun ? DRY : REAL);
    }

    private static String realOf(String digest) {
        return digest.endsWith(DRY) ? digest(digest.substring(0, digest.length() - DRY.length()), false) : digest;
    }

    /// New ids in the order of time, as those of the register.
    static String newId(Instant now) {
        return "i-" + HexFormat.of().toHexDigits(now.toEpochMilli(), 12)
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
    }

    /// The first id of a moment.
    static String firstIdOf(Instant moment) {
        return "i-" + HexFormat.of().toHexDigits(moment.toEpochMilli(), 12);
    }
}
