package byway.people.notifications.api;

/**
 * What stands in a message and differs from one to the next.
 *
 * @param sample what is shown in its place while a template is written
 * @param required whether a message without it would be of no use
 */
public record MessagePlace(String name, String sample, boolean required) {}
