package vn.cnnt.manners.form;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.manners.reading.Shape;

/// A form as it is shown: what stands in it, what is wrong with it, and what is asked besides. Its template writes a
/// field in one line, `${form.field("name")}`: whether it is mandatory, how long it may be and how it is typed says the
/// record that it becomes; its name in words stands under `<words>.<control>`, what would be right and by which law
/// under `<words>.<control>.hint`, both without the numbers of lines.
///
/// Each method that changes it gives another form.
public final class Form {
    /// Beside a member that both changed: whose is to stand.
    static final String TAKE = "_take.";

    /// The members that were asked about.
    static final String ASKED = "_asked";

    private static final int A_LINE = 500;

    private final Frame frame;
    private final Shape<?> shape;
    private final String words;
    private final Aim aim;
    private final Filled filled;
    private final Flaws flaws;
    private final Told told;
    private final @Nullable String version;
    private final @Nullable String current;
    private final Clashes clashes;
    private final String key;
    private final boolean isTyped;

    /// Where it is sent to, where it is shown, and where leaving it leads.
    ///
    /// @param isGrave its button warns
    /// @param looksFirst it is looked over with what would come of it before it can be sent
    private record Aim(String action, String page, String back, String button, boolean isGrave, boolean looksFirst) {
        static final Aim NONE = new Aim("", "", "", "", false, false);
    }

    /// Both have changed it.
    ///
    /// @param label of the member that is asked about
    /// @param take what was chosen already, empty where nothing was
    record Clash(
            String member,
            String label,
            String theirs,
            String mine,
            String take,
            @Nullable String flaw) {}

    /// What two have changed.
    ///
    /// @param theirs what stands now
    /// @param takes what was chosen of what was asked, by member
    /// @param isCompared whether both versions were looked at
    /// @param reads what stands in a control, as people read it
    private record Clashes(
            Filled theirs,
            List<String> taken,
            List<String> asked,
            Map<String, String> takes,
            boolean isCompared,
            BinaryOperator<String> reads) {
        static final Clashes NONE =
                new Clashes(Filled.NOTHING, List.of(), List.of(), Map.of(), false, (_, text) -> text);
    }

    private Form(
            Frame frame,
            Shape<?> shape,
            String words,
            Aim aim,
            Filled filled,
            Flaws flaws,
            Told told,
            @Nullable String version,
            @Nullable String current,
            Clashes clashes,
            String key,
            boolean isTyped) {
        this.frame = frame;
        this.shape = shape;
        this.words = words;
        this.aim = aim;
        this.filled = filled;
        this.flaws = flaws;
        this.told = told;
        this.version = version;
        this.current = current;
        this.clashes = clashes;
        this.key = key;
        this.isTyped = isTyped;
    }

    /// @param words what the codes of its words begin with
    /// @param isTyped whether somebody has filled it in; else what is known stands in it, too
    static Form of(Frame frame, Class<? extends Record> type, String words, Filled filled, boolean isTyped) {
        return new Form(
                frame,
                Shape.of(type),
                words,
                Aim.NONE,
                filled,
                Flaws.NONE,
                Told.NOTHING,
                null,
                null,
                Clashes.NONE,
                UUID.randomUUID().toString(),
                isTyped);
    }

    private Form with(Aim other) {
        return new Form(frame, shape, words, other, filled, flaws, told, version, current, clashes, key, isTyped);
    }

    /// @param action where it is sent to
    /// @param page where it is shown
    public Form at(String action, String page) {
        return with(new Aim(action, page, aim.back, aim.button, aim.isGrave, aim.looksFirst));
    }

    /// @param to where leaving it leads
    public Form back(String to) {
        return with(new Aim(aim.action, aim.page, to, aim.button, aim.isGrave, aim.looksFirst));
    }

    /// @param button what sending it is called, in words
    public Form sends(String button) {
        return with(new Aim(aim.action, aim.page, aim.back, button, aim.isGrave, aim.looksFirst));
    }

    /// It takes something away.
    public Form grave() {
        return with(new Aim(aim.action, aim.page, aim.back, aim.button, true, aim.looksFirst));
    }

    /// It is looked over with what would come of it before it can be sent.
    public Form lookedOverFirst() {
        return with(new Aim(aim.action, aim.page, aim.back, aim.button, aim.isGrave, true));
    }

    /// What stands in it where nothing was typed yet.
    public Form knowing(Filled known) {
        return isTyped
                ? this
                : new Form(
                        frame,
                        shape,
                        words,
                        aim,
                        known.and(filled),
                        flaws,
                        told,
                        version,
                        current,
                        clashes,
                        key,
                        isTyped);
    }

    /// The version that it changes, unless it was sent with one.
    public Form version(long current) {
        var now = Long.toString(current);
        return new Form(
                frame,
                shape,
                words,
                aim,
                filled,
                flaws,
                told,
                version == null ? now : version,
                now,
                clashes,
                key,
                isTyped);
    }

    Form version(@Nullable String sent) {
        return new Form(frame, shape, words, aim, filled, flaws, told, sent, current, clashes, key, isTyped);
    }

    /// Why it is shown.
    public Form told(Told why) {
        var refusal = why.refusal();
        var isQuestion = why.is("confirm-needed");
        var found = refusal == null || isQuestion || why.is("stale") ? Flaws.NONE : Flaws.of(refusal, frame.speech());
        return new Form(frame, shape, words, aim, filled, found, why, version, current, clashes, key, isTyped);
    }

    /// Where somebody else was faster: both versions side by side. Of a form that was not told so it is the same.
    ///
    /// @param current the version that is changed next
    /// @param known what stands in a version
    /// @param takes what was chosen already, by member
    Form against(
            long current,
            LongFunction<Filled> known,
            List<String> asked,
            Map<String, String> takes,
            BinaryOperator<String> reads) {
        if (!told.is("stale") || version == null) {
            if (asked.isEmpty() || version == null || !isVersion(version)) {
                return this;
            }
            var theirs = known.apply(Long.parseLong(version));
            return new Form(
                    frame,
                    shape,
                    words,
                    aim,
                    filled,
                    flaws,
                    told,
                    version,
                    this.current,
                    new Clashes(theirs, List.of(), asked, takes, true, reads),
                    key,
                    isTyped);
        }
        var base = isVersion(version) ? known.apply(Long.parseLong(version)) : Filled.NOTHING;
        var theirs = known.apply(current);
        var both = Reconciled.of(shape, base, theirs, filled);
        return new Form(
                frame,
                shape,
                words,
                aim,
                both.merged(),
                flaws,
                told,
                Long.toString(current),
                Long.toString(current),
                new Clashes(theirs, both.taken(), both.asked(), Map.of(), true, reads),
                key,
                isTyped);
    }

    private static boolean isVersion(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public Frame frame() {
        return frame;
    }

    public Filled filled() {
        return filled;
    }

    public Flaws flaws() {
        return flaws;
    }

    public String action() {
        return frame.to(aim.action);
    }

    public String back() {
        return frame.to(aim.back);
    }

    /// Under which a draft of it is kept: whose, and where.
    public String draft() {
        var actor = frame.visitor().actor();
        return (actor == null ? "" : actor.name()) + " " + aim.page;
    }

    /// What stands above it: what is wrong, what others changed meanwhile, what would come of it.
    public Content summary() {
        return Pages.content((output, forms) -> JtesummaryGenerated.render(output, forms, this));
    }

    /// What is sent with it unseen; and, where somebody else was faster, whose is to stand of what both changed.
    public Content begin() {
        return Pages.content((output, forms) -> JtebeginGenerated.render(output, forms, this));
    }

    String key() {
        return key;
    }

    /// Whoever was told that somebody else was faster sends it again for the version that is now.
    @Nullable
    String version() {
        return told.is("stale") ? current : version;
    }

    String page() {
        return aim.page;
    }

    /// The questions, and the buttons.
    public Content send() {
        return Pages.content((output, forms) -> JtesendGenerated.render(output, forms, this));
    }

    /// Whether something stands in one of these controls, or is wrong with it: a part of the form that has them isn't
    /// closed then.
    public boolean says(String... controls) {
        for (var control : controls) {
            if (flaws.all().stream().anyMatch(flaw -> Filled.isOf(flaw.control(), control))
                    || filled.only(control).controls().stream()
                            .anyMatch(it -> !filled.text(it).isBlank())) {
                return true;
            }
        }
        return false;
    }

    /// A field as its member asks for it.
    public Content field(String control) {
        return written(of(control));
    }

    public Content field(String control, String label) {
        return written(of(control).labelled(label));
    }

    public Content text(String control) {
        return written(of(control).of(Field.Kind.TEXT));
    }

    public Content select(String control, List<Option> options) {
        return written(of(control).of(Field.Kind.SELECT, options));
    }

    public Content radios(String control, List<Option> options) {
        return written(of(control).of(Field.Kind.RADIOS, options));
    }

    /// The name alone stands above a column of such fields: here it is for who can't see that.
    public Content cell(String control, String label) {
        return cell(of(control).labelled(label));
    }

    public Content cell(String control, String label, List<Option> options) {
        return cell(of(control).labelled(label).of(Field.Kind.SELECT, options));
    }

    private Content cell(Field field) {
        return Pages.content((output, forms) -> JtecellGenerated.render(output, forms, this, field));
    }

    private Content written(Field field) {
        return Pages.content((output, forms) -> JtefieldGenerated.render(output, forms, this, field));
    }

    /// What a control is called; one that only a cell shows needs no words of its own.
    public String label(String control) {
        var speech = frame.speech();
        var plain = plain(control);
        var own = words + "." + plain;
        var last = "field." + plain.substring(plain.lastIndexOf('.') + 1);
        if (speech.words().has(own, speech.locale())) {
            return speech.say(own);
        }
        return speech.words().has(last, speech.locale()) ? speech.say(last) : plain;
    }

    private @Nullable String hint(String control) {
        var speech = frame.speech();
        var own = words + "." + plain(control) + ".hint";
        return speech.words().has(own, speech.locale()) ? speech.say(own) : null;
    }

    /// Without the numbers of lines.
    static String plain(String control) {
        var steps = new ArrayList<String>();
        for (var step : control.split("\\.", -1)) {
            if (step.isEmpty() || !step.chars().allMatch(Character::isDigit)) {
                steps.add(step);
            }
        }
        return String.join(".", steps);
    }

    Field of(String control) {
        var part = FormBody.part(shape, control);
        var raw = part == null ? String.class : part.raw();
        var most = part == null || raw != String.class ? 0 : part.most();
        Field.Kind kind;
        if (raw == boolean.class || raw == Boolean.class) {
            kind = Field.Kind.CHECK;
        } else if (raw == LocalDate.class) {
            kind = Field.Kind.DATE;
        } else if (raw == long.class || raw == Long.class) {
            kind = Field.Kind.MONEY;
        } else if (raw == int.class || raw == Integer.class) {
            kind = Field.Kind.NUMBER;
        } else {
            // an address is one line, however long it may be
            kind = most > A_LINE && !control.endsWith("Url") ? Field.Kind.TEXT : Field.Kind.LINE;
        }
        return new Field(
                control,
                label(control),
                part != null && part.isMandatory() && !isOfWhatMayBeMissing(control),
                hint(control),
                flaws.at(control),
                kind,
                filled.text(control),
                List.of(),
                most,
                part != null && part.takesPersonalId());
    }

    /// What a thing needs that may be left out as a whole is not mandatory for whoever leaves it out.
    private boolean isOfWhatMayBeMissing(String control) {
        for (var dot = control.indexOf('.'); dot >= 0; dot = control.indexOf('.', dot + 1)) {
            var around = FormBody.part(shape, control.substring(0, dot));
            if (around != null && around.raw().isRecord() && around.isNullable()) {
                return true;
            }
        }
        return false;
    }

    private String said(Filled typed) {
        var some = typed.chosen();
        return String.join(
                "; ",
                some.controls().stream()
                        .flatMap(it -> some.texts(it).stream()
                                .filter(text -> !text.isBlank())
                                .map(text -> clashes.reads.apply(it, text)))
                        .toList());
    }

    /// What the other one alone has changed, with what stands there now.
    List<Foreseen.Change> taken() {
        return clashes.taken.stream()
                .map(member -> new Foreseen.Change(label(member), "", said(clashes.theirs.only(member))))
                .toList();
    }

    /// The members that both have changed, each asked about.
    List<Clash> clashes() {
        return clashes.asked.stream()
                .map(member -> new Clash(
                        member,
                        label(member),
                        said(clashes.theirs.only(member)),
                        said(filled.only(member)),
                        clashes.takes.getOrDefault(member, ""),
                        flaws.at(member)))
                .toList();
    }

    @Nullable
    String asked() {
        return clashes.asked.isEmpty() ? null : String.join(",", clashes.asked);
    }

    /// What is said to who was slower.
    String stale() {
        if (!clashes.isCompared) {
            return frame.say("form.stale.look");
        }
        return frame.say(clashes.asked.isEmpty() ? "form.stale.merged" : "form.stale.asked");
    }

    boolean isStale() {
        return told.is("stale");
    }

    /// What needs a yes, with its code.
    List<Option> questions() {
        var refusal = told.refusal();
        if (refusal == null || !told.is("confirm-needed")) {
            return List.of();
        }
        var asked = new LinkedHashMap<String, Option>();
        for (var flaw : Flaws.each(refusal, frame.speech())) {
            asked.merge(
                    flaw.code(),
                    new Option(flaw.code(), flaw.message()),
                    (one, other) -> new Option(one.value(), one.words() + " " + other.words()));
        }
        return List.copyOf(asked.values());
    }

    /// A yes needs its reason; where one is asked anyway, it is that one.
    boolean asksReason() {
        return !questions().isEmpty() && !isMandatory("reason");
    }

    private boolean isMandatory(String member) {
        return shape.mandatory().contains(member);
    }

    @Nullable
    Foreseen foreseen() {
        return told.foreseen();
    }

    boolean isGrave() {
        return aim.isGrave;
    }

    /// Whether it can be sent as it is, or is to be looked over first.
    boolean canBeSent() {
        return !aim.looksFirst || told.foreseen() != null || !questions().isEmpty();
    }

    String button() {
        return aim.button;
    }
}
