package byway.operations.installation.api;

/**
 * Where a browser has come.
 *
 * @param origin scheme, host and port as the request has them
 */
public record Reached(String nonce, String origin) {}
