package byway.contracts.access;

import java.util.UUID;

/** Signs a customer in on the client device of a visit. */
public record OpenSession(String visitToken, UUID customerId) {}
