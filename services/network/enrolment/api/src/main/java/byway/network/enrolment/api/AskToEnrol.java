package byway.network.enrolment.api;

/**
 * What a box says of itself.
 *
 * @param model such as {@code Byway gateway}; may be empty
 * @param publicKey SubjectPublicKeyInfo of its key (EC, P-256), in unpadded base64url
 * @param secretHash SHA-256 of the secret that it has made, in unpadded base64url
 * @param token which its manufacturer has given it; empty for none
 * @param proof signature by the key over {@code byway-ask}, serial, model and hash, with line feeds
 *     between (SHA256withECDSA, unpadded base64url)
 * @param from the network that it asks from; each has few places
 * @param claimAt the address at which people claim, to which the code is added
 */
public record AskToEnrol(
    String serial,
    String model,
    String publicKey,
    String secretHash,
    String token,
    String proof,
    String from,
    String claimAt) {}
