package byway.network.access.api;

/** Why: {@code signed_out}, {@code staff}, {@code replaced}, {@code idle}, {@code device_lost}. */
public record CloseSession(String reason) {}
