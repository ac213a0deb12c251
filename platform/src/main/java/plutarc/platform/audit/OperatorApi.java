package plutarc.platform.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.audit.AuditVerification;
import plutarc.contracts.message.RefusedException;

/** What the operator's command line asks of a running backend. */
@RestController
class OperatorApi {

    private final OperatorAccess access;
    private final Verifications verifications;

    OperatorApi(OperatorAccess access, Verifications verifications) {
        this.access = access;
        this.verifications = verifications;
    }

    /** Verifies every chain of the installation now. */
    @GetMapping("/operator/audit/verification")
    List<AuditVerification> verify(@RequestHeader(OperatorAccess.HEADER) Optional<String> token) {
        if (!access.allows(token.orElse(""))) {
            throw new RefusedException("session.signed_out", "Only the operator of this installation may ask this, with the token in its data folder.");
        }
        return verifications.verifyAll();
    }
}
