package vn.cnnt.reporting.web.pages;

import java.util.Map;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Text;

/// What kinds of events are called by who works with them.
final class EventTitles {
    private static final String BEGIN = "vn.cnnt.";

    private static final Map<String, Text> TITLES = Map.ofEntries(
            title("enterprise.registered", "Đăng ký cơ sở", "Establishment registered"),
            title("enterprise.details-corrected", "Đính chính thông tin cơ sở", "Details corrected"),
            title("enterprise.moved", "Chuyển địa điểm", "Establishment moved"),
            title("enterprise.status-changed", "Đổi tình trạng hoạt động", "Status changed"),
            title("recognition.applied", "Đăng ký bình chọn", "Application for recognition"),
            title("recognition.decided", "Quyết định công nhận", "Decision on recognition"),
            title("recognition.corrected", "Đính chính bản ghi công nhận", "Recognition corrected"),
            title("recognition.revoked", "Thu hồi công nhận", "Recognition revoked"),
            title("recognition.withdrawn", "Rút bản ghi nhầm", "Record withdrawn as an error"),
            title("grant.proposed", "Đề xuất đề án", "Grant proposed"),
            title("grant.recorded", "Ghi nhận đề án (hồi cứu)", "Grant recorded (of a former year)"),
            title("grant.appraised", "Thẩm định đề án", "Grant appraised"),
            title("grant.approved", "Phê duyệt đề án", "Grant approved"),
            title("grant.contracted", "Ký hợp đồng", "Contract signed"),
            title("grant.advance-paid", "Tạm ứng kinh phí", "Advance paid"),
            title("grant.accepted", "Nghiệm thu", "Works accepted"),
            title("grant.settled", "Quyết toán", "Grant settled"),
            title("grant.returned", "Trả lại hồ sơ", "Dossier returned"),
            title("grant.resubmitted", "Nộp lại hồ sơ", "Dossier sent again"),
            title("grant.rejected", "Không phê duyệt", "Grant rejected"),
            title("grant.stopped", "Ngừng thực hiện", "Grant stopped"),
            title("grant.adjusted", "Điều chỉnh đề án", "Grant adjusted"));

    private EventTitles() {}

    private static Map.Entry<String, Text> title(String type, String vi, String en) {
        return Map.entry(type, new Text(vi, en));
    }

    /// One that this service doesn't know yet keeps the name it has on the wire.
    static String of(Speech speech, String type) {
        var from = type.startsWith(BEGIN) ? BEGIN.length() : 0;
        var version = type.indexOf(".v", from);
        var title = TITLES.get(type.substring(from, version < 0 ? type.length() : version));
        return title == null ? type : Titles.of(speech, title);
    }
}
