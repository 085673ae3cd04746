package byway.network.devices.api;

/**
 * A hotspot has made itself a new secret.
 *
 * @param number greater than that of any secret before
 * @param hash SHA-256 of the secret, in unpadded base64url
 * @param proof signature by the hotspot's key (SHA256withECDSA), in unpadded base64url, over {@code
 *     byway-secret}, the hotspot's id, the number and the hash, with line feeds between
 */
public record ChangeSecret(long number, String hash, String proof) {}
