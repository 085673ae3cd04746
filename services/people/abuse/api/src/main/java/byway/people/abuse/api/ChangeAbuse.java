package byway.people.abuse.api;

/** Another state of a complaint, and why. */
public record ChangeAbuse(AbuseState state, String text) {}
