package byway.people.identity.api;

/**
 * A field that cannot be taken.
 *
 * @param code as in {@link SignUpResult.NotAcceptable}
 */
public record FieldProblem(String field, String code) {}
