package vn.cnnt.events;

/// The edition of the Vietnam standard industrial classification: QĐ 27/2018/QĐ-TTg or QĐ 36/2025/QĐ-TTg.
public enum SectorVersion {
    VSIC2018,
    VSIC2025
}
