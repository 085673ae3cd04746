package byway.operations.certificates.api;

/** A host that is asked for anew. */
public record RenewCertificate(String host) {}
