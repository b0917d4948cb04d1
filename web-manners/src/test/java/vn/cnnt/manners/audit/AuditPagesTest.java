package vn.cnnt.manners.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.page.Surface;
import vn.cnnt.manners.page.Visitor;

class AuditPagesTest {
    private static final AuditPages.Surroundings NOWHERE = new AuditPages.Surroundings() {
        @Override
        public Frame around(Frame frame) {
            return frame;
        }

        @Override
        public String actions() {
            return "manners";
        }

        @Override
        public @Nullable Address place(AuditEntry entry) {
            return null;
        }
    };

    @Test
    void a_trail_without_entries_says_so_wherever_it_is_shown() {
        var messages = new StaticMessageSource();
        messages.addMessage("audit.none", Languages.VIETNAMESE, "Sổ chưa có mục nào.");
        messages.setUseCodeAsDefaultMessage(true);
        var frame = new Frame(
                Speech.of(new Words(messages), Languages.VIETNAMESE),
                new Surface("", "", List.of()),
                "",
                Address.of("/operations"),
                false,
                new Frame.Files("", "", "", "", "", ""),
                List.of(),
                null,
                new Visitor(null, null, null));

        var shown = new String(Pages.written(AuditPages.table(frame, List.of(), NOWHERE)), StandardCharsets.UTF_8);

        assertThat(shown).contains("Sổ chưa có mục nào.").doesNotContain("<table");
    }

    @Test
    void a_page_that_somebody_was_refused_is_told_in_words() {
        var messages = new StaticMessageSource();
        messages.addMessage("audit.page.looked", Languages.VIETNAMESE, "Mở trang");
        messages.addMessage("audit.page.sent", Languages.VIETNAMESE, "Gửi tới");
        var speech = Speech.of(new Words(messages), Languages.VIETNAMESE);

        assertThat(AuditWords.action(speech, "GET /merges/new")).isEqualTo("Mở trang /merges/new");
        assertThat(AuditWords.action(speech, "POST /merges")).isEqualTo("Gửi tới /merges");
        assertThat(AuditWords.isNamed(speech, "GET /merges/new")).isTrue();
        assertThat(AuditWords.isNamed(speech, "replay")).isFalse();
        assertThat(AuditWords.isNamed(speech, "PUT /api/v1/enterprises/e-1"))
                .as("what a program was refused is no page")
                .isFalse();
        assertThat(AuditWords.action(speech, "PUT /api/v1/enterprises/e-1")).isEqualTo("PUT /api/v1/enterprises/e-1");
    }
}
