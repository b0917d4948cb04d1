package vn.cnnt.registry.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;

/// What the rules of a recognition ask of its enterprise.
///
/// @param province where it is today
/// @param provinceOn where it was on a day
/// @param ended it was dissolved or merged
public record Applicant(
        String enterprise,
        Province province,
        Function<LocalDate, Province> provinceOn,
        boolean ended,
        List<RecognitionDetails> recognitions) {
    String addressOf(RecognitionDetails recognition) {
        return "/api/v1/enterprises/" + enterprise + "/recognitions/" + recognition.id();
    }
}
