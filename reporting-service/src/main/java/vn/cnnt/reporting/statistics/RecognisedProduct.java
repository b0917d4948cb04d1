package vn.cnnt.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;

/// A line of the public list: what an official decision says anyway, and no address, no identifier.
///
/// @param enterprise the establishment's id in the register
/// @param name its name; of a household business the one in the decision
/// @param recognition unique within the establishment
/// @param province where it was decided, as it was then
/// @param currentProvince the province of today that it belongs to
/// @param isSet a set counts as one product
public record RecognisedProduct(
        String enterprise,
        String name,
        String recognition,
        String product,
        boolean isSet,
        ProductGroup productGroup,
        Level level,
        int votingYear,
        String province,
        String currentProvince,
        @Nullable String decisionNumber,
        @Nullable LocalDate decisionDate,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    /// Where it stands among the others: the newest round first, in it the highest level, then by province.
    @JsonIgnore
    Key key() {
        return new Key(RecognisedLedger.account(votingYear, level, Province.of(province)), enterprise, recognition);
    }

    /// The order of the list.
    ///
    /// @param account see [RecognisedLedger#account]
    public record Key(String account, String enterprise, String recognition) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var order = account.compareTo(other.account);
            if (order == 0) {
                order = enterprise.compareTo(other.enterprise);
            }
            return order == 0 ? recognition.compareTo(other.recognition) : order;
        }
    }
}
