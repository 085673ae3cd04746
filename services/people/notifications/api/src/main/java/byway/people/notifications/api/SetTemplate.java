package byway.people.notifications.api;

/**
 * New words for a message.
 *
 * @param version on which they were written; another has come meanwhile where it is not the newest
 */
public record SetTemplate(TemplateName name, MessageWords words, int version) {}
