package byway.operations.disclosures.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks who had an address.
 *
 * @param id makes the command repeatable
 * @param address an IP address on the internet, as the other side saw it
 * @param port none where it is not known; sessions whose ports are not known are found by any
 * @param withinMinutes how far clocks may be apart
 * @param authority who wants to know
 * @param reference their file, such as the number of an order of a court
 */
public record AskDisclosure(
    UUID id,
    String address,
    @Nullable Integer port,
    Instant at,
    int withinMinutes,
    String authority,
    String reference,
    String reason) {}
