package vn.cnnt.browser;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Words on a page that are not of its language. What somebody typed, what is code, and names are of none: the first
/// two are marked in the page, the names are listed here.
final class Tongues {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:['’][\\p{L}\\p{M}]++)*+");

    /// Names, units, and what is written alike in every language; of Vietnamese also what officials shorten.
    private static final Set<String> NAMES = Set.of(
            ("API CNNT CSV https UTF MB xlsx htx curl Data Ed Excel English From Get Java JSON Kafka MongoDB"
                            + " OpenAPI Power BI SDMX SHA SVG Web XLSX VND ZIP Change Token Tiếng Việt"
                            + " NĐ CP QĐ QH TT BCT BTC HĐND UBND KCQG TNHH HTX MTV DNTN VSIC STT"
                            // accounts, and the run that the service began with
                            + " auditor operator officer approver nobody reporting service live")
                    .split(" "));

    /// What nobody reads, and what is of no language.
    private static final Set<String> SILENT = Set.of("code", "pre", "script", "style", "textarea", "template");

    private static final Set<String> ONSETS =
            Set.of(",b,c,ch,d,g,gh,gi,h,k,kh,l,m,n,ng,ngh,nh,p,ph,qu,r,s,t,th,tr,v,x".split(",", -1));
    private static final Set<String> CODAS = Set.of(",c,ch,m,n,ng,nh,p,t".split(",", -1));
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]{1,3}");
    private static final Pattern NUMBER = Pattern.compile("[IVXLC]{1,5}");

    private Tongues() {}

    static Document page(String html) {
        try {
            return new HtmlDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("not a page", e);
        }
    }

    /// Where its links lead.
    static List<String> links(Document page) {
        var links = page.getElementsByTagName("a");
        return IntStream.range(0, links.getLength())
                .mapToObj(links::item)
                .map(Element.class::cast)
                .filter(it -> !it.hasAttribute("download"))
                .map(it -> it.getAttribute("href"))
                .toList();
    }

    /// @param language of the page
    /// @return words of another one
    static List<String> foreign(Document page, String language) {
        var texts = new ArrayList<String>();
        read(page.getDocumentElement(), language, texts);
        return foreign(String.join(" \n ", texts), language);
    }

    private static void read(Node node, String language, List<String> texts) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            texts.add(node.getNodeValue());
        }
        if (node instanceof Element element) {
            var own = element.getAttribute("lang");
            var isTyped = !own.isEmpty() && node.getParentNode() instanceof Element;
            if (SILENT.contains(element.getTagName()) || isTyped) {
                return;
            }
            texts.add(element.getAttribute("aria-label"));
            texts.add(element.getAttribute("placeholder"));
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            read(child, language, texts);
        }
    }

    static List<String> foreign(String text, String language) {
        Predicate<String> isForeign = language.equals("vi") ? word -> !isVietnamese(word) : Tongues::hasAccent;
        return WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(word -> !NAMES.contains(word))
                .filter(isForeign)
                .distinct()
                .toList();
    }

    private static boolean hasAccent(String word) {
        return word.codePoints().anyMatch(it -> it > 0x7F && Character.isLetter(it));
    }

    /// Whether a word can be one syllable of Vietnamese, as all its words are written; or the number of a chapter.
    private static boolean isVietnamese(String word) {
        // columns are called by letters
        if (hasAccent(word) || NUMBER.matcher(word).matches() || word.length() == 1) {
            return true;
        }
        var plain = word.toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(0, Math.min(3, plain.length()))
                .filter(onset -> ONSETS.contains(plain.substring(0, onset)))
                .anyMatch(onset -> isRhyme(plain.substring(onset)));
    }

    private static boolean isRhyme(String rhyme) {
        return IntStream.rangeClosed(1, Math.min(3, rhyme.length()))
                .anyMatch(vowels -> VOWELS.matcher(rhyme.substring(0, vowels)).matches()
                        && CODAS.contains(rhyme.substring(vowels)));
    }
}
