package vn.cnnt.manners.security;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.KeptForms;

/// The way to the provider, and back to where one came from.
@Hidden
@RestController
class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);

    private final ClientRegistrationRepository registrations;
    private final OnTheWay onTheWay;

    Login(ClientRegistrationRepository registrations, OnTheWay onTheWay) {
        this.registrations = registrations;
        this.onTheWay = onTheWay;
    }

    /// @param to the page to come back to
    @GetMapping(SignIn.ADDRESS)
    ResponseEntity<Void> login(@RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        var address = ReturnAddress.of(to);
        if (SignedIn.current().isPresent()) {
            return redirect(address);
        }
        checkProvider();
        onTheWay.setOut(request, address);
        return redirect(SignIn.PROVIDER);
    }

    /// The same for somebody whose session was over when they sent a form: what they had typed waits for them there.
    @PostMapping(SignIn.ADDRESS)
    ResponseEntity<Void> loginWithForm(
            @RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        if (CrossSite.comesFromElsewhere(request)) {
            throw new Refused(Denied.crossSite());
        }
        var id = KeptForms.newId();
        var address = KeptForms.addressed(ReturnAddress.of(to), id);
        var isKnown = SignedIn.current().isPresent();
        if (!isKnown) {
            checkProvider();
            onTheWay.setOut(request, address);
        }
        KeptForms.keep(request, request.getSession(), id);
        return redirect(isKnown ? address : SignIn.PROVIDER);
    }

    private void checkProvider() {
        try {
            registrations.findByRegistrationId(SignIn.REGISTRATION);
        } catch (OAuth2AuthorizationException e) {
            log.atWarn().setCause(e).log("nobody can sign in");
            throw new Refused(Refusal.unavailable());
        }
    }

    private static ResponseEntity<Void> redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
