package byway.network.devices.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hotspot that has enrolled; {@code id} makes the command repeatable.
 *
 * @param secretHash SHA-256 of its secret, in unpadded base64url
 * @param publicKey SubjectPublicKeyInfo of its key (EC, P-256), in unpadded base64url
 */
public record EnrolDevice(
    UUID id,
    String name,
    String serial,
    @Nullable UUID ownerId,
    String secretHash,
    String publicKey) {}
