package byway.charging.objections.api;

import byway.kit.events.Event;
import java.util.UUID;

/**
 * Staff have decided.
 *
 * @param accepted whether it is believed; then {@code givenBackBytes} are granted to the customer
 */
@Event("objections.objection-decided.v1")
public record ObjectionDecided(
    UUID objectionId,
    UUID customerId,
    UUID deviceId,
    UUID sessionId,
    boolean accepted,
    long givenBackBytes) {}
