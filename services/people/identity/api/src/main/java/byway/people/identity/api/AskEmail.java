package byway.people.identity.api;

/** Another e-mail address; a code is sent there. */
public record AskEmail(String email, CameFrom from) {}
