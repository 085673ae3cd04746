package byway.people.notifications.api;

/** Mail may go to an address again. */
public record LiftBounce(String address) {}
