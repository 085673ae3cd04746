package byway.charging.objections;

import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.AccessState;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.AskResult;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Leave;
import byway.network.access.api.MeetVisit;
import byway.network.access.api.MetVisit;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sessions as a test has said. */
final class KnownSessions implements Access {
  private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();

  void add(Session session) {
    sessions.put(session.id(), session);
  }

  @Override
  public Session get(UUID id) {
    var found = sessions.get(id);
    if (found == null) {
      throw Refusal.notFound("the session");
    }
    return found;
  }

  @Override
  public List<Session> openOf(UUID customerId) {
    return sessions.values().stream()
        .filter(one -> one.customerId().equals(customerId) && one.isOpen())
        .toList();
  }

  @Override
  public Page<Session> list(@Nullable UUID customerId, int limit, @Nullable String cursor) {
    return new Page<>(
        sessions.values().stream().filter(one -> one.customerId().equals(customerId)).toList(),
        null);
  }

  @Override
  public Session close(UUID id, CloseSession command) {
    return sessions.computeIfPresent(
        id,
        (key, one) ->
            new Session(
                id,
                one.deviceId(),
                one.mac(),
                one.customerId(),
                one.openedAt(),
                Instant.EPOCH,
                command.reason()));
  }

  @Override
  public AskResult ask(ClientAsk ask) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<AccessState> standings(List<ClientAsk> questions) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Visit visit(String token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MetVisit meet(MeetVisit command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session open(OpenSession command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Admitted admit(Admit command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Session> leave(Leave command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Session> openAt(UUID deviceId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Session> find(ListRequest asked) {
    throw new UnsupportedOperationException();
  }
}
