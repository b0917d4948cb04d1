package vn.cnnt.registry.reference;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.Region;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.web.Listed;

/// The lists that the rules refer to, as they are on a day; without `at` today's.
@RestController
@RequestMapping(path = "/api/v1/reference", produces = MediaType.APPLICATION_JSON_VALUE)
class ReferenceController {
    private final Rules rules;
    private final Clock clock;

    ReferenceController(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /// @param at the day; without it today
    record Day(@Nullable LocalDate at) {}

    /// @param key the register's own: it looks like a code of ISO 3166-2 and is none, its digits are those of `code`
    /// @param code the official two digits of the statistical office, which seven times meant two provinces
    /// @param iso3166 the code of ISO 3166-2, null where the standard has none for the unit as it is
    /// @param current the province of today that its territory belongs to
    /// @param predecessors the keys of those that became part of it
    /// @param successor the key of the one that it became part of, null of a province of today
    record ProvinceItem(
            String key,
            String code,
            @Nullable String iso3166,
            String vi,
            String en,
            Region region,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String current,
            List<String> predecessors,
            @Nullable String successor) {
        static ProvinceItem of(Province province) {
            return new ProvinceItem(
                    province.key(),
                    province.code(),
                    province.iso(),
                    province.vi(),
                    province.en(),
                    province.region(),
                    province.validFrom(),
                    province.validTo(),
                    province.current().key(),
                    province.predecessors().stream().map(Province::key).toList(),
                    province.isCurrent() ? null : province.current().key());
        }
    }

    record CodeItem(String code, String vi, String en) {}

    record ContentItem(
            String code,
            String group,
            String vi,
            String en,
            boolean needsBeneficiaries,
            @Nullable LocalDate validFrom) {}

    @GetMapping("/provinces")
    @Operation(
            operationId = "listProvinces",
            summary = "The provinces there are on a day",
            description = "A key is the register's own: VN and the official two digits (code), with a date where these "
                    + "meant two provinces. It is no code of ISO 3166-2, which numbers otherwise (VN-09 there is Lạng "
                    + "Sơn, here VN-20); that one is iso3166, null where the standard has none for the unit as it is.")
    ResponseEntity<Listed<ProvinceItem>> provinces(@ParameterObject Day asked) {
        var day = day(asked);
        return items(Province.all().stream()
                .filter(province -> province.existedOn(day))
                .map(ProvinceItem::of)
                .toList());
    }

    @GetMapping("/support-contents")
    @Operation(operationId = "listSupportContents", summary = "What industrial promotion pays for on a day")
    ResponseEntity<Listed<ContentItem>> supportContents(@ParameterObject Day asked) {
        var day = day(asked);
        return items(Arrays.stream(SupportContent.values())
                .filter(content -> content.validFrom() == null || !day.isBefore(content.validFrom()))
                .map(content -> new ContentItem(
                        content.name(),
                        content.group().name(),
                        content.vi(),
                        content.en(),
                        content.needsBeneficiaries(),
                        content.validFrom()))
                .toList());
    }

    @GetMapping("/legal-forms")
    @Operation(operationId = "listLegalForms", summary = "The legal forms of an enterprise")
    ResponseEntity<Listed<CodeItem>> legalForms(@ParameterObject Day asked) {
        return codes(LegalForm.values());
    }

    @GetMapping("/product-groups")
    @Operation(operationId = "listProductGroups", summary = "The groups of products in a vote")
    ResponseEntity<Listed<CodeItem>> productGroups(@ParameterObject Day asked) {
        return codes(ProductGroup.values());
    }

    @GetMapping("/ceilings")
    @Operation(operationId = "listCeilings", summary = "How much may be paid for what on a day of planning")
    ResponseEntity<Listed<Ceiling>> ceilings(@ParameterObject Day asked) {
        var day = day(asked);
        return items(rules.ceilings().stream()
                .filter(ceiling -> ceiling.holdsOn(day))
                .toList());
    }

    private LocalDate day(Day asked) {
        return asked.at() == null ? Today.at(clock.instant()) : asked.at();
    }

    private ResponseEntity<Listed<CodeItem>> codes(Labelled[] codes) {
        return items(Arrays.stream(codes)
                .map(code -> new CodeItem(code.name(), code.vi(), code.en()))
                .toList());
    }

    private static <T> ResponseEntity<Listed<T>> items(List<T> items) {
        return ResponseEntity.ok(new Listed<>(items, null, items.size()));
    }
}
