package byway.people.identity.api;

/** A telephone number in international form, such as {@code +31 6 1234 5678}. */
public record AskPhone(String phone) {}
