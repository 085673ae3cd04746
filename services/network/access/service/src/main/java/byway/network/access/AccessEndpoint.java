package byway.network.access;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.MacAddress;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.Sessions.Client;
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
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AccessEndpoint.class)
class AccessEndpoint implements Access {
  private static final int MOST_STANDINGS = 500;

  private final AccessStore store;
  private final SignIn signIn;
  private final SignOut signOut;
  private final LeaveBehind leaveBehind;
  private final Charging charging;
  private final InstantSource clock;

  AccessEndpoint(
      AccessStore store,
      SignIn signIn,
      SignOut signOut,
      LeaveBehind leaveBehind,
      Charging charging,
      InstantSource clock) {
    this.store = store;
    this.signIn = signIn;
    this.signOut = signOut;
    this.leaveBehind = leaveBehind;
    this.charging = charging;
    this.clock = clock;
  }

  @Override
  public AskResult ask(ClientAsk ask) {
    var mac = Macs.normal(ask.mac());
    var open = store.read(tx -> Sessions.openOf(tx, ask.deviceId(), mac));
    if (open.isPresent() && endedOf(List.of(open.get())).isEmpty()) {
      return new AskResult.GoOn(open.get());
    }
    var now = clock.instant();
    return new AskResult.ShowPortal(
        store.write(
            tx ->
                Visits.prolong(
                    tx,
                    Context.tenantId(),
                    new ClientAsk(ask.deviceId(), mac, SignIn.source(ask.source())),
                    now)));
  }

  @Override
  public List<AccessState> standings(List<ClientAsk> questions) {
    if (questions.size() > MOST_STANDINGS) {
      throw Refusal.invalid("too_many", "at most %d at a time".formatted(MOST_STANDINGS));
    }
    var tenant = Context.tenantId();
    var clients =
        questions.stream()
            .map(
                asked ->
                    new Client(
                        tenant, asked.deviceId(), MacAddress.ofDevice(asked.mac()).orElse("")))
            .toList();
    var open = store.<Map<Client, Session>>read(tx -> Sessions.openOf(tx, clients));
    var ended = endedOf(open.values());
    return clients.stream()
        .map(open::get)
        .map(session -> session == null || ended.contains(session.id()) ? null : session)
        .map(AccessState::new)
        .toList();
  }

  /** Those that their hotspots have ended, and the news of that is still on its way here. */
  private Set<UUID> endedOf(Collection<Session> sessions) {
    return sessions.isEmpty()
        ? Set.of()
        : charging.states(sessions.stream().map(Session::id).toList()).stream()
            .filter(Meter::closed)
            .map(Meter::sessionId)
            .collect(Collectors.toSet());
  }

  @Override
  public Visit visit(String token) {
    return store
        .read(tx -> Visits.find(tx, token, clock.instant()))
        .orElseThrow(() -> Refusal.notFound("the visit"));
  }

  @Override
  public MetVisit meet(MeetVisit command) {
    var browser = Browsers.needed(command.browser());
    return store
        .write(tx -> Visits.meet(tx, command, browser, clock.instant()))
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
            command.aheadBytes(),
            command.source(),
            command.provenAt(),
            command.relayed(),
            command.clientAddress()));
  }

  @Override
  public List<Session> leave(Leave command) {
    var former = command.formerMac();
    return leaveBehind.leave(
        new Leave(
            command.customerId(),
            command.deviceId(),
            Macs.normal(command.mac()),
            former == null ? null : Macs.normal(former)));
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
  public List<Session> openOf(UUID customerId) {
    var tenant = Context.tenantId();
    return store
        .<List<Session>>read(tx -> Sessions.openOf(tx, tenant, customerId, SignIn.MOST_AT_A_DEVICE))
        .stream()
        .filter(Session::isOpen)
        .toList();
  }

  @Override
  public Page<Session> list(@Nullable UUID customerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var before = cursor == null ? null : id(cursor);
    var found =
        store.read(tx -> Sessions.page(tx, Context.tenantId(), customerId, before, most + 1));
    return Page.of(found, most, session -> session.id().toString());
  }

  @Override
  public Page<Session> find(ListRequest asked) {
    var query = SessionColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Sessions.find(tx, Context.tenantId(), query));
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
    if (Owners.isCustomer()) {
      Owners.check(get(id).customerId(), "the session");
    }
    return signOut.close(id, command.reason());
  }
}
