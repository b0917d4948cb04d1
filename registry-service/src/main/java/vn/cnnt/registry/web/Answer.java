package vn.cnnt.registry.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantState;
import vn.cnnt.registry.store.FieldChange;

/// A thing of the register in an answer, or what a dry run has to say of it.
///
/// @param id null of a part that has an id of its own, and of a dry run
/// @param state null of a dry run, which has done nothing
/// @param warnings of a write only
/// @param transitions of a grant as it is
/// @param actions of a thing as it is: neither of one as it was, nor of an item of a list
public record Answer<S>(
        @Nullable String id,
        @Nullable Long version,
        @JsonUnwrapped @Nullable S state,
        @Nullable List<Warning> warnings,

        @Schema(description = "Of a dry run: the codes of the findings that need a yes and have it") @Nullable
        List<String> confirm,

        @Schema(description = "Of a dry run: what would be otherwise afterwards") @Nullable
        List<FieldChange> changes,

        @Schema(description = "The states that can follow, and whether the caller may bring the grant there now")
        @Nullable
        List<NextState> transitions,

        @Schema(description = "What can be done with it, and whether the caller may do it now") @Nullable
        List<NextAction> actions) {
    /// A finding that refuses nothing, in words.
    public record Warning(String code, String field, String message) {}

    /// What the caller would be refused with.
    public record NotNow(String code, String message) {}

    public record NextState(
            GrantState to,
            boolean allowed,

            @Schema(description = "Members that the request must have, as JSON pointers")
            List<String> needs,

            @Schema(description = "Why it is not allowed; empty where it is")
            List<NotNow> refused) {}

    public record NextAction(
            @Schema(example = "correct") String action,
            boolean allowed,

            @Schema(description = "Why it is not allowed; empty where it is")
            List<NotNow> refused) {}

    static <S> Answer<S> of(String id, long version, S state, @Nullable List<Warning> warnings) {
        return new Answer<>(id, version, state, warnings, null, null, null, null);
    }

    static <S> Answer<S> ofPart(long version, S part, @Nullable List<Warning> warnings) {
        return new Answer<>(null, version, part, warnings, null, null, null, null);
    }

    static <S> Answer<S> foreseen(List<Warning> warnings, List<String> confirm, List<FieldChange> changes) {
        return new Answer<>(null, null, null, warnings, confirm, changes, null, null);
    }

    Answer<S> with(@Nullable List<NextState> following, List<NextAction> possible) {
        return new Answer<>(id, version, state, warnings, confirm, changes, following, possible);
    }
}
