package byway.network.devices.api;

/**
 * A hotspot's new key and secret.
 *
 * @param secretHash SHA-256 of its secret, in unpadded base64url
 * @param publicKey SubjectPublicKeyInfo of its key (EC, P-256), in unpadded base64url
 */
public record RekeyDevice(String secretHash, String publicKey) {}
