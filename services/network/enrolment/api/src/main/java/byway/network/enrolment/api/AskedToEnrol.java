package byway.network.enrolment.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a box is told.
 *
 * @param code as people read it, such as {@code K7QF-93TM}
 * @param claimAddress with the code in it
 * @param qr the same as a QR code, a row of {@code 0} and {@code 1} each
 * @param expiresAt until when the code is good
 * @param nonce to sign when it looks
 * @param authority the installation's certificate, in DER as unpadded base64url
 */
public record AskedToEnrol(
    UUID id,
    String code,
    String claimAddress,
    List<String> qr,
    Instant expiresAt,
    String nonce,
    String authority) {}
