package byway.operations.certificates.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a host's certificate.
 *
 * @param notAfter until when there is one
 * @param triedAt when the authority was last asked
 * @param problem what it said, in its own words, where that failed
 * @param nextAt when it is asked next
 */
public record HostCertificate(
    String host,
    CertificateState state,
    @Nullable Instant notAfter,
    @Nullable Instant triedAt,
    @Nullable String problem,
    @Nullable Instant nextAt) {}
