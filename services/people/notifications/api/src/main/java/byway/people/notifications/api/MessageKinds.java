package byway.people.notifications.api;

import java.util.List;

/**
 * The messages that a feature sends. It is named in {@code
 * META-INF/services/byway.people.notifications.api.MessageKinds}, so that staff can give each other
 * words before the first has left.
 */
public interface MessageKinds {
  List<MessageKind> all();
}
