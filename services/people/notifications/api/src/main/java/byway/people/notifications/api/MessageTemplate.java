package byway.people.notifications.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param title what it is about: the subject in Byway's own words
 * @param words as they are now
 * @param byways Byway's own
 * @param asked whether its reader asked for it, or has to know it
 * @param version the newest; 0 where it has always said what Byway says
 * @param changed the newest version; none where there is none
 */
public record MessageTemplate(
    TemplateName name,
    String title,
    MessageWords words,
    MessageWords byways,
    List<MessagePlace> places,
    boolean asked,
    int version,
    @Nullable TemplateVersion changed) {
  public MessageTemplate {
    places = List.copyOf(places);
  }

  /** Whether the words are the operator's. */
  public boolean isOwn() {
    return changed != null && changed.words() != null;
  }
}
