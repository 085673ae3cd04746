package byway.fronts.web.console;

import java.util.UUID;

/** What a feature shows on the page of a customer. */
public interface CustomerCard {
  /** A feature that is away has none. */
  ListCard of(UUID customer);
}
