package vn.cnnt.registry.web;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Binder;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.reference.LegibleRule;
import vn.cnnt.registry.reference.ProvinceReader;
import vn.cnnt.registry.reported.OfficialFormReader;

/// Requests as they come in and findings as they are told, without a server.
public final class Spoken {
    private static final Words WORDS =
            new Words(MannersConfiguration.messages("messages", "domain", "intake", "manners"));

    /// Reads as the register does.
    public static final Binder BINDER = new Binder(
            Validation.buildDefaultValidatorFactory().getValidator(),
            List.of(new ProvinceReader(), new OfficialFormReader()),
            List.of(new LegibleRule()),
            Clock.systemUTC());

    private Spoken() {}

    public static String in(Locale locale, Finding finding) {
        return WORDS.of(finding, locale);
    }

    /// What a body was read as, with everything that is wrong with its members.
    public static <T extends Record> Bound<T> read(Class<T> type, String json) {
        return BINDER.body(
                type, JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).asObject());
    }

    /// What is wrong with the members of a body.
    public static List<Finding> findings(Class<? extends Record> type, String json) {
        return read(type, json).findings().all();
    }
}
