package vn.cnnt.registry.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.store.FieldChange;

/// A thing of the register in an answer, or what a dry run has to say of it.
///
/// @param id null of a part that has an id of its own, and of a dry run
/// @param state null of a dry run, which has done nothing
/// @param warnings of a write only
public record Answer<S>(
        @Nullable String id,
        @Nullable Long version,
        @JsonUnwrapped @Nullable S state,
        @Nullable List<Warning> warnings,

        @Schema(description = "Of a dry run: the codes of the findings that need a yes and have it") @Nullable
        List<String> confirm,

        @Schema(description = "Of a dry run: what would be otherwise afterwards") @Nullable
        List<FieldChange> changes) {
    /// A finding that refuses nothing, in words.
    public record Warning(String code, String field, String message) {}

    static <S> Answer<S> of(String id, long version, S state, @Nullable List<Warning> warnings) {
        return new Answer<>(id, version, state, warnings, null, null);
    }

    static <S> Answer<S> ofPart(long version, S part, @Nullable List<Warning> warnings) {
        return new Answer<>(null, version, part, warnings, null, null);
    }

    static <S> Answer<S> foreseen(List<Warning> warnings, List<String> confirm, List<FieldChange> changes) {
        return new Answer<>(null, null, null, warnings, confirm, changes);
    }
}
