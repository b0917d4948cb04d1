package vn.cnnt.registry.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;

/// Requests as they come in and findings as they are told, without a server.
public final class Spoken {
    private static final Words WORDS =
            new Words(MannersConfiguration.messages("messages", "domain", "intake", "manners"));

    private Spoken() {}

    public static String in(Locale locale, Finding finding) {
        return WORDS.of(finding, locale);
    }

    public static Members members(String json) {
        return Members.of(JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    /// What is wrong with the single members of a body.
    public static List<Finding> findings(String json, Function<Members, ?> read) {
        var members = members(json);
        read.apply(members);
        try {
            members.check();
            return List.of();
        } catch (Refused refused) {
            return refused.refusal().findings();
        }
    }
}
