package byway.kit.bus;

import java.util.List;

/** A service's ear: its subscriptions are opened at start where the service runs. */
public interface Listener {
  List<Subscriptions.Subscription> subscriptions();
}
