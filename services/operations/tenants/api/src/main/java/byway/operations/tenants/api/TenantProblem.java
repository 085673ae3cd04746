package byway.operations.tenants.api;

/**
 * Why something of an operator cannot be taken.
 *
 * @param field such as {@code slug}, {@code hosts}, {@code currency}
 * @param code as the refusal has it
 * @param detail a sentence
 */
public record TenantProblem(String field, String code, String detail) {}
