package byway.operations.certificates.api;

/** The key authorization that proves that the host is ours (RFC 8555, 8.1). */
public record ChallengeAnswer(String keyAuthorization) {}
