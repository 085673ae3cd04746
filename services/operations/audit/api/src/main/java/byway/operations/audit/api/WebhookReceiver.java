package byway.operations.audit.api;

/**
 * Who takes acts by POST.
 *
 * @param address an address by https
 * @param fromFirst whether all that was written before is sent too
 */
public record WebhookReceiver(String address, boolean fromFirst) {}
