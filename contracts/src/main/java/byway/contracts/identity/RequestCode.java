package byway.contracts.identity;

/**
 * Asks for a one-time code.
 *
 * @param email an e-mail address, or a telephone number in international form, which gets a short
 *     message
 */
public record RequestCode(String email, PersonKind kind) {}
