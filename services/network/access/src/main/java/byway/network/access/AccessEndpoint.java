package byway.network.access;

import byway.contracts.access.Access;
import byway.contracts.access.Admit;
import byway.contracts.access.Admitted;
import byway.contracts.access.AskResult;
import byway.contracts.access.ClientAsk;
import byway.contracts.access.CloseSession;
import byway.contracts.access.OpenSession;
import byway.contracts.access.Session;
import byway.contracts.access.Standing;
import byway.contracts.access.Visit;
import byway.contracts.balances.Charging;
import byway.contracts.balances.Meter;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Together;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.Sessions.Client;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AccessEndpoint.class)
class AccessEndpoint implements Access {
  private final AccessStore store;
  private final SignIn signIn;
  private final SignOut signOut;
  private final Charging charging;
  private final InstantSource clock;
  private final Together<Client, Optional<Session>> standing = new Together<>(this::open);

  AccessEndpoint(
      AccessStore store, SignIn signIn, SignOut signOut, Charging charging, InstantSource clock) {
    this.store = store;
    this.signIn = signIn;
    this.signOut = signOut;
    this.charging = charging;
    this.clock = clock;
  }

  @Override
  public AskResult ask(ClientAsk ask) {
    var mac = Macs.normal(ask.mac());
    var open = store.read(tx -> Sessions.openOf(tx, ask.deviceId(), mac));
    if (open.isPresent() && !isEnded(open.get())) {
      return new AskResult.GoOn(open.get());
    }
    var now = clock.instant();
    return new AskResult.ShowPortal(
        store.write(tx -> Visits.prolong(tx, Context.tenantId(), ask.deviceId(), mac, now)));
  }

  /** Whether its hotspot has ended it, and the news of that is still on its way here. */
  private boolean isEnded(Session session) {
    return charging.states(List.of(session.id())).stream().anyMatch(Meter::closed);
  }

  @Override
  public Standing standing(ClientAsk question) {
    var client = new Client(Context.tenantId(), question.deviceId(), Macs.normal(question.mac()));
    return new Standing(standing.ask(client).filter(session -> !isEnded(session)).orElse(null));
  }

  private List<Optional<Session>> open(List<Client> clients) {
    var found = new HashMap<Client, Session>();
    var tenants = clients.stream().map(Client::tenantId).distinct().toList();
    store.across(
        tenants,
        tx -> {
          Sessions.openOf(tx, clients, found::put);
          return true;
        });
    return clients.stream().map(client -> Optional.ofNullable(found.get(client))).toList();
  }

  @Override
  public Visit visit(String token) {
    return store
        .read(tx -> Visits.find(tx, token, clock.instant()))
        .orElseThrow(() -> Refusal.notFound("the visit"));
  }

  @Override
  public Session open(OpenSession command) {
    return signIn.open(command);
  }

  @Override
  public Admitted admit(Admit command) {
    return signIn.admit(
        new Admit(
            command.deviceId(),
            Macs.normal(command.mac()),
            command.customerId(),
            command.aheadBytes()));
  }

  @Override
  public Session get(UUID id) {
    return store
        .read(tx -> Sessions.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the session"));
  }

  @Override
  public List<Session> openAt(UUID deviceId) {
    return store.read(tx -> Sessions.openAt(tx, deviceId, SignIn.MOST_AT_A_DEVICE));
  }

  @Override
  public Page<Session> list(@Nullable UUID customerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var before = cursor == null ? null : id(cursor);
    var found =
        store.read(tx -> Sessions.page(tx, Context.tenantId(), customerId, before, most + 1));
    return Page.of(found, most, session -> session.id().toString());
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  @Override
  public Session close(UUID id, CloseSession command) {
    return signOut.close(id, command.reason());
  }
}
