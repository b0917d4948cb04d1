package vn.cnnt.registry.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook put together of its parts, so that a test can have what no library writes.
public final class RawWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private String workbookPr = "";
    private String texts = "";
    private String styles = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";

    /// @param rows the inside of `sheetData`
    public RawWorkbook sheet(String name, String rows) {
        return sheet(name, "", "", rows, "");
    }

    public RawWorkbook sheet(String name, String state, String before, String rows, String after) {
        var number = sheets.size() + 1;
        sheets.add("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\" %s/>".formatted(name, number, number, state));
        return part(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet xmlns=\"%s\">%s<sheetData>%s</sheetData>%s</worksheet>"
                        .formatted(MAIN, before, rows, after));
    }

    public RawWorkbook from1904() {
        workbookPr = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /// @param items the inside of the table of texts
    public RawWorkbook texts(String items) {
        texts = items;
        return this;
    }

    public RawWorkbook styles(String inside) {
        styles = inside;
        return this;
    }

    public RawWorkbook part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    public RawWorkbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    public Map<String, byte[]> parts() {
        var all = new LinkedHashMap<String, byte[]>();
        put(
                all,
                "_rels/.rels",
                "<Relationships><Relationship Id=\"w\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                        .formatted(RELATIONS));
        put(
                all,
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONS, workbookPr, String.join("", sheets)));
        var rels = new StringBuilder("<Relationships>");
        for (var i = 1; i <= sheets.size(); i++) {
            rels.append("<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(i, RELATIONS, i));
        }
        rels.append(
                "<Relationship Id=\"t\" Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/>".formatted(RELATIONS));
        rels.append("<Relationship Id=\"y\" Type=\"%s/styles\" Target=\"/xl/styles.xml\"/>".formatted(RELATIONS));
        put(all, "xl/_rels/workbook.xml.rels", rels.append("</Relationships>").toString());
        put(all, "xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, texts));
        put(all, "xl/styles.xml", "<styleSheet xmlns=\"%s\">%s</styleSheet>".formatted(MAIN, styles));
        all.putAll(parts);
        return all;
    }

    public byte[] bytes() {
        return zip(parts());
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A row of inline texts.
    public static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (var i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted((char) ('A' + i), number, cells[i]));
            }
        }
        return row.append("</row>").toString();
    }

    private static void put(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }
}
