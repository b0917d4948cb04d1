package vn.cnnt.reporting.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.web.LongAnswers;
import vn.cnnt.reporting.web.Refusals;

/// What an auditor takes away.
@RestController
@RequestMapping("/api/v1/runs/{id}")
public class CertificateController {
    private static final String ZIP = "application/zip";

    private final AskedRun askedRun;
    private final Certificates certificates;
    private final LongAnswers longAnswers;
    private final RequestTrail trail;

    CertificateController(AskedRun askedRun, Certificates certificates, LongAnswers longAnswers, RequestTrail trail) {
        this.askedRun = askedRun;
        this.certificates = certificates;
        this.longAnswers = longAnswers;
        this.trail = trail;
    }

    @GetMapping(path = "/certificate", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "It can't be certified in the state it is in")
    @Operation(operationId = "getCertificate", summary = "What went in and what came out")
    ResponseEntity<?> certificate(@PathVariable String id) throws InterruptedException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(bytes(id));
    }

    /// The certificate of a run, as it was digested.
    public byte[] bytes(String id) throws InterruptedException {
        return certificates
                .certificate(certifiable(id))
                .orElseThrow(() -> Refusals.notAllowedNow("run-without-certificate", id));
    }

    /// Written as it is made, by this thread: however long that takes, and broken off where it can't be finished.
    @Audited
    @GetMapping(path = "/pack", produces = ZIP)
    @Refuses(status = "409", when = "There is nothing left to pack, or it can't be certified")
    @Operation(
            operationId = "getPack",
            summary = "Everything an auditor needs",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary"))))
    void pack(@PathVariable String id, HttpServletResponse response) throws InterruptedException, IOException {
        var run = certifiable(id);
        if (run.dataDropped()) {
            throw Refusals.notAllowedNow("run-without-data", id);
        }
        try (var _ = longAnswers.take()) {
            var pack = pack(run);
            response.setContentType(ZIP);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + run.id() + ".zip\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
            trail.record(id, null, () -> {
                pack.writeTo(response.getOutputStream());
                return pack;
            });
        }
    }

    private Certificates.Ready pack(Run run) throws InterruptedException {
        try {
            return certificates.pack(run);
        } catch (UnusableLog e) {
            throw Refusals.notAllowedNow("log-gone", run.id());
        } catch (LogUnreachable e) {
            throw Refusals.unavailable("log-unreachable");
        }
    }

    private Run certifiable(String id) {
        var run = askedRun.run(id);
        if (!Certificates.isCertifiable(run)) {
            throw Refusals.notAllowedNow("not-certifiable", id, run.state());
        }
        if (!run.dataDropped() && !certificates.isOfThisDefinition(run)) {
            throw Refusals.notAllowedNow("another-definition", id, run.definition());
        }
        return run;
    }
}
