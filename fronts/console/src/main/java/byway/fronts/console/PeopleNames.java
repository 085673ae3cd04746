package byway.fronts.console;

import byway.commerce.orders.api.Order;
import byway.kit.calls.CallFailed;
import byway.network.access.api.Session;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PeopleById;
import byway.people.identity.api.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of people for a list that knows only their ids; a list without them still shows. */
public record PeopleNames(Map<UUID, String> names) {
  static PeopleNames of(Identity identity, Stream<@Nullable UUID> ids) {
    var asked = ids.<UUID>flatMap(Stream::ofNullable).distinct().toList();
    var names = new HashMap<UUID, String>();
    try {
      for (int from = 0; from < asked.size(); from += PeopleById.MOST) {
        var some = asked.subList(from, Math.min(from + PeopleById.MOST, asked.size()));
        identity
            .people(new PeopleById(some))
            .forEach(person -> names.put(person.id(), called(person)));
      }
    } catch (CallFailed e) {
      return new PeopleNames(names);
    }
    return new PeopleNames(names);
  }

  static PeopleNames of(Identity identity, List<Session> sessions, List<Order> orders) {
    return of(
        identity,
        Stream.of(
                sessions.stream().map(Session::customerId), orders.stream().map(Order::customerId))
            .flatMap(each -> each));
  }

  private static String called(Person person) {
    return person.name().isBlank() ? person.email() : person.name();
  }

  /** None for an account without a person, such as a voucher's guest. */
  public @Nullable String name(UUID id) {
    return names.get(id);
  }
}
