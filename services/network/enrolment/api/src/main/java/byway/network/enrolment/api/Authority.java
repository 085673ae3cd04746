package byway.network.enrolment.api;

import java.time.Instant;

/**
 * Who vouches for the platform's port for hotspots, and for nothing else.
 *
 * @param certificate in DER, as unpadded base64url
 * @param fingerprint SHA-256 of it, in pairs of hexadecimal digits
 */
public record Authority(String certificate, String fingerprint, Instant madeAt) {}
