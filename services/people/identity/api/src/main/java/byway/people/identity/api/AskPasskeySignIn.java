package byway.people.identity.api;

/**
 * Asks for what a browser needs to sign in by a passkey.
 *
 * @param origin scheme, host and port of the page, as the person sees them
 * @param from with the challenge with which it will be answered
 */
public record AskPasskeySignIn(PersonKind kind, String origin, CameFrom from) {}
