package vn.cnnt.registry.reference;

/// Between what a sum of a grant is taken without a question; beyond, a unit was probably forgotten or said twice.
///
/// @param least VND: below, hardly anything is bought
/// @param mostSupport VND of one grant from a promotion fund
/// @param mostCost VND that a grant costs in all, whoever pays
/// @param why from where the limits are
public record PlausibleSums(long least, long mostSupport, long mostCost, String why) {
    static final PlausibleSums STANDARD = new PlausibleSums(
            1_000_000L,
            20_000_000_000L,
            2_000_000_000_000L,
            "Mức thưởng nhỏ nhất đã gặp là 3 triệu đồng; mức hỗ trợ cao nhất của Thông tư 28/2018/TT-BTC là 1 tỷ đồng một mô"
                    + " hình, cả nước năm năm là 392 tỷ đồng");
}
