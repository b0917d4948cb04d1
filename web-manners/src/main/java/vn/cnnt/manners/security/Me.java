package vn.cnnt.manners.security;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells whoever asks who they are here.
@RestController
class Me {
    /// @param name the one that events and decisions keep
    /// @param provinces the keys of those that they act for, `*` for all
    record Answer(String name, String fullName, List<String> roles, List<String> provinces) {}

    @GetMapping("/api/v1/me")
    @Operation(operationId = "getMe", summary = "Who asks, with their roles and provinces")
    ResponseEntity<Answer> me() {
        var who = SignedIn.current().orElseThrow();
        var answer = new Answer(
                who.name(),
                who.fullName(),
                who.roles().stream().sorted().toList(),
                who.provinces().stream().sorted().toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
