package vn.cnnt.stack.records;

import java.util.regex.Pattern;

/// The legal forms of the registry, told from how Vietnamese names begin; the constants stand in the order in which
/// they are tried, the longer beginning before the shorter.
enum LegalForm {
    JSC("cong ty co phan|cong ty cp|ctcp"),
    LLC_ONE_MEMBER("cong ty (tnhh|trach nhiem huu han) (mtv|mot thanh vien)"),
    LLC("cong ty (tnhh|trach nhiem huu han)"),
    PARTNERSHIP("cong ty hop danh"),
    PRIVATE_ENTERPRISE("doanh nghiep tu nhan|dntn"),
    COOPERATIVE_UNION("lien hiep (htx|hop tac xa)"),
    COOPERATIVE("htx|hop tac xa"),
    COOPERATIVE_GROUP("to hop tac|tht"),
    HOUSEHOLD("ho kinh doanh|hkd"),
    OTHER(".*");

    private final Pattern beginning;

    LegalForm(String plainBeginning) {
        this.beginning = Pattern.compile("(" + plainBeginning + ")( .*)?");
    }

    static LegalForm of(String name) {
        var plain = PlainName.of(name).text();
        for (var form : values()) {
            if (form.beginning.matcher(plain).matches()) {
                return form;
            }
        }
        return OTHER;
    }
}
