package vn.cnnt.registry.grant.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.grant.Ceilings;
import vn.cnnt.registry.reference.Ceiling;
import vn.cnnt.registry.reference.Rules;

/// What the law lets a grant get, as pages say it: the ceilings there are, and those of one grant with their
/// arithmetic.
@Component
class Law {
    private final Rules rules;
    private final Enterprises enterprises;

    Law(Rules rules, Enterprises enterprises) {
        this.rules = rules;
        this.enterprises = enterprises;
    }

    /// A ceiling of one grant.
    ///
    /// @param of the line that it limits
    /// @param arithmetic how the limit comes about
    record Limit(String of, String arithmetic, String law, boolean isExceeded) {}

    /// A ceiling as the rules have it.
    ///
    /// @param most the share and the amount, and of what
    /// @param isVerified whether the text of the law was read
    record Rule(String content, String source, String most, String law, boolean isVerified) {}

    List<Limit> limits(GrantDetails grant, Frame frame) {
        var names = enterprises.names(grant.enterprises());
        return Ceilings.limits(grant, rules).stream()
                .map(limit -> limit(limit, names, frame))
                .toList();
    }

    private static Limit limit(Ceilings.Limit limit, Map<String, String> names, Frame frame) {
        var notation = frame.speech().notation();
        var source = Said.of(limit.source(), frame.speech());
        var of = limit.enterprise() == null
                ? source
                : source + ", " + names.getOrDefault(limit.enterprise(), limit.enterprise());
        var amount = notation.whole(limit.amount());
        var most = notation.whole(limit.limit());
        var arithmetic = limit.percent() == null
                ? frame.say("grant.limit.amount", amount, most)
                : frame.say(
                        "grant.limit.share", amount, limit.percent().toString(), notation.whole(limit.total()), most);
        return new Limit(of, arithmetic, limit.legalReference(), limit.isExceeded());
    }

    /// The ceilings that hold for plans of today and later.
    List<Rule> rules(Frame frame) {
        return rules.ceilings().stream()
                .filter(ceiling -> ceiling.validTo() == null)
                .map(ceiling -> new Rule(
                        Said.of(ceiling.content(), frame.speech()),
                        ceiling.province() == null
                                ? Said.of(ceiling.source(), frame.speech())
                                : Said.of(ceiling.source(), frame.speech()) + ", "
                                        + Said.of(ceiling.province(), frame.speech()),
                        most(ceiling, frame),
                        ceiling.legalReference(),
                        ceiling.verified()))
                .toList();
    }

    private static String most(Ceiling ceiling, Frame frame) {
        var parts = new ArrayList<String>();
        if (ceiling.maxPercent() != null) {
            parts.add(frame.say("grant.rule.share", ceiling.maxPercent().toString()));
        }
        if (ceiling.maxAmount() != null) {
            parts.add(frame.say(
                    "grant.rule.amount." + ceiling.per(),
                    frame.speech().notation().whole(ceiling.maxAmount())));
        }
        var wholeLine = ceiling.maxFor(true);
        if (wholeLine != null && ceiling.wholeLinePercent() != null) {
            parts.add(
                    frame.say("grant.rule.whole-line", frame.speech().notation().whole(wholeLine)));
        }
        return String.join("; ", parts);
    }
}
