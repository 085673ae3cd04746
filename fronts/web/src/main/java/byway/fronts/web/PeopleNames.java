package byway.fronts.web;

import byway.kit.calls.CallFailed;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PeopleById;
import byway.people.identity.api.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of people for a list that knows only their ids; a list without them still shows. */
public final class PeopleNames {
  private final Identity identity;
  private final Map<UUID, String> names = new HashMap<>();

  private PeopleNames(Identity identity) {
    this.identity = identity;
  }

  @SafeVarargs
  public static PeopleNames of(Identity identity, Stream<? extends @Nullable UUID>... ids) {
    var people = new PeopleNames(identity);
    people.learn(Stream.of(ids).flatMap(each -> each));
    return people;
  }

  /** Asks for the names of these as well. */
  public void learn(Stream<? extends @Nullable UUID> ids) {
    var asked = ids.<UUID>flatMap(Stream::ofNullable).distinct().toList();
    try {
      for (int from = 0; from < asked.size(); from += PeopleById.MOST) {
        var some = asked.subList(from, Math.min(from + PeopleById.MOST, asked.size()));
        identity
            .people(new PeopleById(some))
            .forEach(person -> names.put(person.id(), called(person)));
      }
    } catch (CallFailed e) {
      return; // the list shows without them
    }
  }

  private static String called(Person person) {
    return person.name().isBlank() ? person.email() : person.name();
  }

  /** None for an account without a person, such as a voucher's guest. */
  public @Nullable String name(UUID id) {
    return names.get(id);
  }
}
