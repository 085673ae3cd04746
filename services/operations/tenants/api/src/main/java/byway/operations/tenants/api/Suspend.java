package byway.operations.tenants.api;

/**
 * Nobody new is to be served.
 *
 * @param reason 1 to 200 characters
 * @param atOnce ends sessions that are open, whatever is left in them
 */
public record Suspend(String reason, boolean atOnce) {}
