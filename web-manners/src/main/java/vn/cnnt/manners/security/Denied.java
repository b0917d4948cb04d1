package vn.cnnt.manners.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;

/// The refusals of whoever nobody knows, or who may not. Each says what would be right and who has it.
public final class Denied {
    /// The code of what is another province's.
    public static final String OTHER_PROVINCE = "other-province";

    private static final String BEARER = "Bearer";

    private Denied() {}

    /// 401: nobody says who asks.
    public static Refusal tokenMissing() {
        return unauthenticated("token-missing").header(HttpHeaders.WWW_AUTHENTICATE, BEARER);
    }

    /// 401: somebody came back from the provider without being known.
    static Refusal notSignedIn() {
        return tokenMissing().saying("not-signed-in");
    }

    /// 401: the token was right once.
    public static Refusal tokenExpired() {
        return unauthenticated("token-expired")
                .header(HttpHeaders.WWW_AUTHENTICATE, BEARER + " error=\"invalid_token\"");
    }

    /// 401: of another issuer, for another audience, forged, damaged, or without the name of who it is for.
    public static Refusal tokenInvalid() {
        return unauthenticated("token-invalid")
                .header(HttpHeaders.WWW_AUTHENTICATE, BEARER + " error=\"invalid_token\"");
    }

    /// 403: only these may.
    public static Refused needsRole(Collection<Role> roles) {
        if (Set.copyOf(roles).equals(Set.of(Role.APPROVER))) {
            return forbidden("Authorization", "needs-approver");
        }
        return forbidden("Authorization", "needs-role", roles.stream().sorted().toList());
    }

    /// 403: the role is right, a further authority is missing.
    public static Refused needsAuthority(Role authority) {
        return forbidden("Authorization", "needs-authority", authority.word());
    }

    /// 403
    ///
    /// @param field the member of the request that names the province; `Authorization` where none does
    /// @param province the key of the province that it is about
    public static Refused otherProvince(String field, String province, Collection<String> own) {
        return forbidden(
                field,
                OTHER_PROVINCE,
                province,
                own.isEmpty() ? "–" : String.join(", ", own.stream().sorted().toList()));
    }

    /// 403: four eyes see more than two.
    public static Refused samePerson(String name) {
        return forbidden("Authorization", "same-person", name);
    }

    /// 403: it came from a page of somebody else.
    public static Refusal crossSite() {
        return forbidding("Authorization", "cross-site");
    }

    private static Refusal unauthenticated(String code) {
        return Refusal.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
                .naming(List.of(Finding.error(HttpHeaders.AUTHORIZATION, code)));
    }

    private static Refused forbidden(String field, String code, Object... arguments) {
        return new Refused(forbidding(field, code, arguments));
    }

    private static Refusal forbidding(String field, String code, Object... arguments) {
        return Refusal.of(HttpStatus.FORBIDDEN, "forbidden").naming(List.of(Finding.error(field, code, arguments)));
    }
}
