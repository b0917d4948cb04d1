package vn.cnnt.reporting.operations.pages;

import org.jspecify.annotations.Nullable;

/// Something that can be done from a page, or can't, with why.
///
/// @param id of what says why
/// @param words what it is called
/// @param address the page of its own
/// @param whyNot null where it can be done
record Choice(
        String id,
        String words,
        String address,
        boolean isGrave,
        @Nullable String whyNot) {
    boolean isPossible() {
        return whyNot == null;
    }
}
