package vn.cnnt.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What industrial promotion pays for (*nội dung khuyến công*): the nine groups of Điều 4 Nghị định 45/2012/NĐ-CP, the
/// tenth of Nghị định 235/2025/NĐ-CP, and the leaf codes within them. A group is a content of its own where nothing
/// narrower fits.
public enum SupportContent implements Labelled {
    TRAINING(null, "Đào tạo nghề, truyền nghề, phát triển nghề", "Vocational training and craft transfer"),
    MANAGEMENT_CAPACITY(null, "Nâng cao năng lực quản lý, khởi sự doanh nghiệp", "Management capacity and start-up"),
    BUSINESS_STARTUP(MANAGEMENT_CAPACITY, "Khởi sự, thành lập doanh nghiệp", "Business start-up"),
    STUDY_TOUR(MANAGEMENT_CAPACITY, "Tham quan, khảo sát học tập kinh nghiệm", "Study tour"),
    TECHNOLOGY(null, "Mô hình trình diễn, chuyển giao công nghệ, máy móc tiên tiến", "Technology"),
    DEMO_MODEL(TECHNOLOGY, "Mô hình trình diễn kỹ thuật", "Demonstration model"),
    EFFECTIVE_MODEL(TECHNOLOGY, "Mô hình cơ sở đang hoạt động có hiệu quả", "Model of an effective establishment"),
    MACHINERY(TECHNOLOGY, "Ứng dụng máy móc thiết bị tiên tiến", "Advanced machinery"),
    TECH_TRANSFER(TECHNOLOGY, "Chuyển giao công nghệ", "Technology transfer"),
    CLEANER_PRODUCTION(TECHNOLOGY, "Mô hình thí điểm sản xuất sạch hơn", "Cleaner-production pilot"),
    PRODUCT_DEVELOPMENT(
            null, "Phát triển sản phẩm công nghiệp nông thôn tiêu biểu", "Product development and promotion"),
    VOTING_ROUND(PRODUCT_DEVELOPMENT, "Tổ chức bình chọn sản phẩm", "Voting round"),
    RECOGNITION_REWARD(PRODUCT_DEVELOPMENT, "Thưởng sản phẩm được công nhận", "Reward for a recognised product"),
    FAIR_DOMESTIC(PRODUCT_DEVELOPMENT, "Hội chợ, triển lãm trong nước", "Fair at home"),
    FAIR_ABROAD(PRODUCT_DEVELOPMENT, "Hội chợ, triển lãm ở nước ngoài", "Fair abroad"),
    TRADEMARK(PRODUCT_DEVELOPMENT, "Xây dựng, đăng ký thương hiệu", "Trademark"),
    SHOWROOM(PRODUCT_DEVELOPMENT, "Phòng trưng bày sản phẩm", "Showroom"),
    CONSULTING(null, "Tư vấn, trợ giúp cơ sở công nghiệp nông thôn", "Consulting and assistance"),
    CONSULTING_DESIGN(CONSULTING, "Tư vấn thiết kế mẫu mã, bao bì", "Design and packaging consulting"),
    COMMUNICATION(null, "Cung cấp thông tin, tuyên truyền", "Information and communication"),
    TV_PROGRAMME(COMMUNICATION, "Chương trình truyền hình", "Television programme"),
    LINKAGE_CLUSTER(null, "Liên doanh, liên kết, cụm công nghiệp", "Linkage and clusters"),
    CLUSTER_INFRA(LINKAGE_CLUSTER, "Hạ tầng cụm công nghiệp", "Cluster infrastructure"),
    POLLUTION(LINKAGE_CLUSTER, "Xử lý ô nhiễm môi trường", "Pollution treatment"),
    INTERNATIONAL(null, "Hợp tác quốc tế về khuyến công", "International cooperation"),
    PROGRAM_CAPACITY(null, "Nâng cao năng lực tổ chức thực hiện khuyến công", "Programme capacity"),
    DIGITAL_SUSTAINABLE(null, "Chuyển đổi số, sản xuất và tiêu dùng bền vững", "Digital and sustainable production");

    private final @Nullable SupportContent group;
    private final String vi;
    private final String en;

    SupportContent(@Nullable SupportContent group, String vi, String en) {
        this.group = group;
        this.vi = vi;
        this.en = en;
    }

    /// The group of Điều 4 it belongs to; a group belongs to itself.
    public SupportContent group() {
        return group == null ? this : group;
    }

    /// The first day on which it can be planned, null where it is as old as the decree.
    public @Nullable LocalDate validFrom() {
        return this == DIGITAL_SUSTAINABLE ? LocalDate.of(2025, 10, 15) : null;
    }

    /// Training, communication, voting rounds and programme capacity are contracted without a beneficiary.
    public boolean needsBeneficiaries() {
        return switch (this) {
            case TRAINING, COMMUNICATION, TV_PROGRAMME, VOTING_ROUND, PROGRAM_CAPACITY -> false;
            case MANAGEMENT_CAPACITY,
                    BUSINESS_STARTUP,
                    STUDY_TOUR,
                    TECHNOLOGY,
                    DEMO_MODEL,
                    EFFECTIVE_MODEL,
                    MACHINERY,
                    TECH_TRANSFER,
                    CLEANER_PRODUCTION,
                    PRODUCT_DEVELOPMENT,
                    RECOGNITION_REWARD,
                    FAIR_DOMESTIC,
                    FAIR_ABROAD,
                    TRADEMARK,
                    SHOWROOM,
                    CONSULTING,
                    CONSULTING_DESIGN,
                    LINKAGE_CLUSTER,
                    CLUSTER_INFRA,
                    POLLUTION,
                    INTERNATIONAL,
                    DIGITAL_SUSTAINABLE -> true;
        };
    }

    public boolean isFair() {
        return this == FAIR_DOMESTIC || this == FAIR_ABROAD;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }
}
