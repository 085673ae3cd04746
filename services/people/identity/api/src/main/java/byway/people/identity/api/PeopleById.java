package byway.people.identity.api;

import java.util.List;
import java.util.UUID;

/** Asks for some people at once, for a list that shows their names: at most {@value #MOST}. */
public record PeopleById(List<UUID> ids) {
  public static final int MOST = 100;

  public PeopleById {
    ids = List.copyOf(ids);
  }
}
