package byway.operations.installation.api;

/** Who owns the operator; the password is kept apart. */
public record OwnerAnswer(String name, String email, String language) {}
