package byway.contracts.identity;

/** As whom somebody signs in: an e-mail address. */
public record NetworkLogin(String login) {}
