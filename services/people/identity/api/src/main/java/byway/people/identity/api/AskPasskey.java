package byway.people.identity.api;

/**
 * Asks for what a browser needs to make a passkey.
 *
 * @param origin scheme, host and port of the page, as the person sees them
 * @param from with the session of who asks
 */
public record AskPasskey(String origin, CameFrom from) {}
