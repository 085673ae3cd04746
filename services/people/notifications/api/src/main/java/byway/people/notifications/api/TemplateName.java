package byway.people.notifications.api;

/** Which template: a kind of message, how it travels, and a language. */
public record TemplateName(String kind, Channel channel, String language) {}
