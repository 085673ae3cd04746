package byway.operations.flags.api;

import java.util.UUID;

/** Whose it is. */
public record AdmittedToken(UUID id) {}
