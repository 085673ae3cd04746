package byway.network.enrolment.api;

import java.util.List;

/**
 * A process wants to be believed to be the platform.
 *
 * @param publicKey SubjectPublicKeyInfo of its key (EC, P-256), in unpadded base64url
 * @param names by which it is reached, for clients that look at names; at most 16
 */
public record CertifyPort(String publicKey, List<String> names) {}
