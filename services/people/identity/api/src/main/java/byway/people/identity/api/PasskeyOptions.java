package byway.people.identity.api;

/** For the browser, as JSON: {@code PublicKeyCredentialCreationOptionsJSON} or the like. */
public record PasskeyOptions(String json) {}
