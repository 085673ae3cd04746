package byway.people.identity.api;

import java.util.List;

/**
 * By whom an operator's staff sign in.
 *
 * @param name what the button says, such as the organisation's
 * @param issuer as the provider calls itself, to the letter
 * @param domains those of addresses whose holders may come in by it
 * @param only whether nothing else opens the console
 */
public record SignInProvider(
    String name, String issuer, String clientId, List<String> domains, boolean only) {}
