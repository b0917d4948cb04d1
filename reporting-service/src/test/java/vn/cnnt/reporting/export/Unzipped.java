package vn.cnnt.reporting.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Reads an XLSX as a program does that doesn't calculate.
public record Unzipped(Map<String, Document> parts) {
    public static Unzipped of(byte[] xlsx) {
        var parts = new HashMap<String, Document>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(
                        entry.getName(),
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(zip.readAllBytes())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
        return new Unzipped(parts);
    }

    /// What each cell shows, by its address.
    public Map<String, String> shown() {
        return cells("v", "t");
    }

    /// The formulas, by the address of their cell.
    public Map<String, String> formulas() {
        return cells("f");
    }

    private Map<String, String> cells(String... tags) {
        var found = new LinkedHashMap<String, String>();
        var cells = Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml")).getElementsByTagName("c");
        for (var i = 0; i < cells.getLength(); i++) {
            var cell = (Element) cells.item(i);
            for (var tag : tags) {
                var inside = cell.getElementsByTagName(tag);
                if (inside.getLength() > 0) {
                    found.put(cell.getAttribute("r"), inside.item(0).getTextContent());
                }
            }
        }
        return found;
    }
}
