package byway.people.abuse.api;

import java.util.UUID;

/** That a complaint has come. */
public record AbuseReceipt(UUID id, long number) {}
