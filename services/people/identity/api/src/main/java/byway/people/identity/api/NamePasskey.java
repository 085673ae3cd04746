package byway.people.identity.api;

/** What a passkey is called from now on: at most 60 characters. */
public record NamePasskey(String name) {}
