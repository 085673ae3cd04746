package byway.people.notifications.api;

/** A message in these words with sample data, to oneself. */
public record TryTemplate(TemplateName name, MessageWords words, String to) {}
