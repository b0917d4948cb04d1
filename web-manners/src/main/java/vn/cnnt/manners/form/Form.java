package vn.cnnt.manners.form;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Filled;
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

    private final Controls controls;
    private final Aim aim;
    private final Filled filled;
    private final boolean isTyped;
    private final Told told;
    private final Flaws flaws;
    private final Edition edition;
    private final String key;

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

    /// @param isTyped whether somebody has filled it in; else what is known stands in it, too
    private Form(Controls controls, Aim aim, Filled filled, boolean isTyped, Told told, Edition edition, String key) {
        this.controls = controls;
        this.aim = aim;
        this.filled = filled;
        this.isTyped = isTyped;
        this.told = told;
        this.flaws = flaws(told, controls);
        this.edition = edition;
        this.key = key;
    }

    /// A question is put, and who was slower chooses: neither is a flaw of what was typed.
    private static Flaws flaws(Told told, Controls controls) {
        var refusal = told.refusal();
        return refusal == null || told.is("confirm-needed") || told.is("stale")
                ? Flaws.NONE
                : Flaws.of(refusal, controls.frame().speech(), controls::called);
    }

    /// @param words what the codes of its words begin with
    /// @param isTyped whether somebody has filled it in
    static Form of(Frame frame, Class<? extends Record> type, String words, Filled filled, boolean isTyped) {
        var controls = new Controls(frame, Shape.of(type), words);
        var key = UUID.randomUUID().toString();
        return new Form(controls, Aim.NONE, filled, isTyped, Told.NOTHING, Edition.NEW, key);
    }

    private Form with(Aim other) {
        return new Form(controls, other, filled, isTyped, told, edition, key);
    }

    private Form with(Filled other) {
        return new Form(controls, aim, other, isTyped, told, edition, key);
    }

    private Form with(Edition other) {
        return new Form(controls, aim, filled, isTyped, told, other, key);
    }

    /// @param action where it is sent to
    /// @param page where it is shown
    public Form at(String action, String page) {
        return with(new Aim(action, page, aim.back, aim.button, aim.isGrave, aim.looksFirst));
    }

    /// @param address where it is sent to, and where it is shown
    public Form at(String address) {
        return at(address, address);
    }

    /// @param to where leaving it leads
    public Form back(String to) {
        return with(new Aim(aim.action, aim.page, to, aim.button, aim.isGrave, aim.looksFirst));
    }

    /// @param button what sending it is called, in words
    public Form sends(String button) {
        return with(new Aim(aim.action, aim.page, aim.back, button, aim.isGrave, aim.looksFirst));
    }

    /// A form that takes something away: its button warns.
    public Form grave() {
        return with(new Aim(aim.action, aim.page, aim.back, aim.button, true, aim.looksFirst));
    }

    /// A form that is looked over with what would come of it before it can be sent.
    public Form lookedOverFirst() {
        return with(new Aim(aim.action, aim.page, aim.back, aim.button, aim.isGrave, true));
    }

    /// What stands in it where nothing was typed yet.
    public Form knowing(Filled known) {
        return isTyped ? this : with(known.and(filled));
    }

    /// The version that it changes, unless it was sent with one.
    public Form version(long current) {
        return with(edition.now(current));
    }

    Form version(@Nullable String sent) {
        return with(edition.sent(sent));
    }

    /// Why it is shown.
    public Form told(Told why) {
        return new Form(controls, aim, filled, isTyped, why, edition, key);
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
        if (isStale() && edition.sent() != null) {
            var theirs = known.apply(current);
            var both = Reconciled.of(controls.shape(), edition.base(known), theirs, filled);
            var clashes = new Edition.Clashes(theirs, both.taken(), both.asked(), Map.of(), true, reads);
            return with(both.merged()).with(Edition.of(current, clashes));
        }
        if (asked.isEmpty() || !edition.isNumbered()) {
            return this;
        }
        var clashes = new Edition.Clashes(edition.base(known), List.of(), asked, takes, true, reads);
        return with(edition.with(clashes));
    }

    public Frame frame() {
        return controls.frame();
    }

    public Filled filled() {
        return filled;
    }

    public Flaws flaws() {
        return flaws;
    }

    public String action() {
        return frame().to(aim.action);
    }

    public String back() {
        return frame().to(aim.back);
    }

    /// Under which a draft of it is kept: whose, and where.
    public String draft() {
        var actor = frame().visitor().actor();
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

    HttpStatusCode status() {
        return told.status();
    }

    String key() {
        return key;
    }

    /// Whoever was told that somebody else was faster sends it again for the version that is now.
    @Nullable
    String version() {
        return isStale() ? edition.current() : edition.sent();
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

    /// What a control is called.
    public String label(String control) {
        return controls.label(control);
    }

    Field of(String control) {
        return controls.of(control, filled, flaws);
    }

    /// What the other one alone has changed, with what stands there now.
    List<Foreseen.Change> taken() {
        var clashes = edition.clashes();
        return clashes.taken().stream()
                .map(member -> new Foreseen.Change(
                        label(member), "", clashes.said(clashes.theirs().only(member))))
                .toList();
    }

    /// The members that both have changed, each asked about.
    List<Clash> clashes() {
        var clashes = edition.clashes();
        return clashes.asked().stream()
                .map(member -> new Clash(
                        member,
                        label(member),
                        clashes.said(clashes.theirs().only(member)),
                        clashes.said(filled.only(member)),
                        clashes.takes().getOrDefault(member, ""),
                        flaws.at(member)))
                .toList();
    }

    @Nullable
    String asked() {
        var asked = edition.clashes().asked();
        return asked.isEmpty() ? null : String.join(",", asked);
    }

    /// What is said to who was slower.
    String stale() {
        var clashes = edition.clashes();
        if (!clashes.isCompared()) {
            return frame().say("form.stale.look");
        }
        return frame().say(clashes.asked().isEmpty() ? "form.stale.merged" : "form.stale.asked");
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
        for (var flaw : Flaws.each(refusal, frame().speech())) {
            asked.merge(
                    flaw.code(),
                    new Option(flaw.code(), flaw.message()),
                    (one, other) -> new Option(one.value(), one.words() + " " + other.words()));
        }
        return List.copyOf(asked.values());
    }

    /// A yes needs its reason; where one is asked anyway, it is that one.
    boolean asksReason() {
        return !questions().isEmpty() && !controls.isMandatory("reason");
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
