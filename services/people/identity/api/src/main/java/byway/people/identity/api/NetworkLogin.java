package byway.people.identity.api;

/** As whom somebody signs in: an e-mail address. */
public record NetworkLogin(String login) {}
