package byway.people.abuse.api;

import java.util.UUID;

/** Whom a complaint is about, as staff have found. */
public record NameCustomer(UUID customerId) {}
