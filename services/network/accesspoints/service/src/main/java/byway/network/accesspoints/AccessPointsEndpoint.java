package byway.network.accesspoints;

import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.accesspoints.RangeRows.Place;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.Certificates;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.KeptClass;
import byway.network.accesspoints.api.KnownAccessPoint;
import byway.network.accesspoints.api.LastHeard;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.Source;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AccessPointsEndpoint.class)
class AccessPointsEndpoint implements AccessPoints {
  private final AccessPointsStore store;
  private final Secrets secrets;
  private final InstantSource clock;

  AccessPointsEndpoint(AccessPointsStore store, Secrets secrets, InstantSource clock) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public AccessPoint set(SetAccessPoint command) {
    var checked = Checks.of(command);
    var tenant = Context.tenantId();
    return told(
        secrets.with(
            tenant,
            store.write(
                tx -> {
                  Rows.set(tx, tenant, checked, secrets.version());
                  return Rows.find(tx, checked.deviceId()).orElseThrow();
                })));
  }

  @Override
  public AccessPoint get(UUID deviceId) {
    return told(withSecret(deviceId));
  }

  @Override
  public AccessPoint withSecret(UUID deviceId) {
    return store
        .read(tx -> Rows.find(tx, deviceId))
        .map(row -> secrets.with(Context.tenantId(), row))
        .orElseThrow(() -> Refusal.notFound("the access point"));
  }

  /** Staff are told the secret where they ask for it. */
  private static AccessPoint told(AccessPoint known) {
    return Owners.asks(Principal.Kind.STAFF) ? known.withoutSecret() : known;
  }

  @Override
  public Page<AccessPoint> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = Checks.cursor(cursor);
    var tenant = Context.tenantId();
    var found =
        store.read(tx -> Rows.after(tx, after, most + 1)).stream()
            .map(row -> told(secrets.with(tenant, row)))
            .toList();
    return Page.of(found, most, one -> one.deviceId().toString());
  }

  @Override
  public Page<AccessPoint> find(ListRequest asked) {
    var tenant = Context.tenantId();
    var query = AccessPointColumns.ALL.query(asked, clock.instant());
    var page = store.read(tx -> Rows.find(tx, tenant, query));
    return new Page<>(
        page.items().stream().map(row -> told(secrets.with(tenant, row))).toList(), page.next());
  }

  @Override
  public AccessPoint renewSecret(UUID deviceId) {
    var tenant = Context.tenantId();
    return store
        .write(tx -> Rows.renewSecret(tx, deviceId, secrets.version()))
        .map(row -> secrets.with(tenant, row))
        .orElseThrow(() -> Refusal.notFound("the access point"));
  }

  private static void onlyPlatform() {
    if (!Context.current().principal().equals(Principal.PLATFORM)) {
      throw Refusal.forbidden("only the platform itself asks for all operators");
    }
  }

  @Override
  public List<KnownAccessPoint> at(Source source) {
    onlyPlatform();
    var address = Checks.address(source.address());
    var name = Checks.text(source.nasIdentifier(), Checks.LONGEST_NAME);
    var places = store.across(List.of(), tx -> RangeRows.of(tx, address, name));
    var found = new HashMap<Place, KnownAccessPoint>();
    places.stream()
        .collect(Collectors.groupingBy(Place::tenantId))
        .forEach((tenant, own) -> known(tenant, own).forEach(found::put));
    return places.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<String> ranges() {
    onlyPlatform();
    return store.across(List.of(), RangeRows::narrow);
  }

  /** One question for all of an operator. */
  private Map<Place, KnownAccessPoint> known(UUID tenant, List<Place> places) {
    var ids = places.stream().map(Place::deviceId).toList();
    var found = new HashMap<Place, KnownAccessPoint>();
    for (var row : store.across(List.of(tenant), tx -> Rows.some(tx, ids))) {
      found.put(
          new Place(tenant, row.deviceId()),
          new KnownAccessPoint(tenant, secrets.with(tenant, row)));
    }
    return found;
  }

  @Override
  public Certificates certify(UUID deviceId, Certificates command) {
    var checked = Checks.of(command);
    var tenant = Context.tenantId();
    return store.write(
        tx -> {
          if (Rows.find(tx, deviceId).isEmpty()) {
            throw Refusal.notFound("the access point");
          }
          CertificateRows.set(tx, tenant, deviceId, checked.names());
          return new Certificates(CertificateRows.of(tx, tenant, deviceId));
        });
  }

  @Override
  public Certificates certificates(UUID deviceId) {
    var tenant = Context.tenantId();
    return new Certificates(store.read(tx -> CertificateRows.of(tx, tenant, deviceId)));
  }

  @Override
  public List<KnownAccessPoint> behind(Certificate certificate) {
    onlyPlatform();
    var checked = Checks.of(certificate);
    var tenants = store.across(List.of(), tx -> Holders.of(tx, checked));
    var found = new ArrayList<KnownAccessPoint>();
    for (var tenant : tenants) {
      store
          .across(List.of(tenant), tx -> CertificateRows.find(tx, checked))
          .ifPresent(row -> found.add(new KnownAccessPoint(tenant, secrets.with(tenant, row))));
    }
    if (checked.nasIdentifier() == null) {
      return found;
    }
    var meant = Holders.meant(found, tenants.size() > 1);
    if (meant.size() == 1) {
      var holder = meant.getFirst().tenantId();
      var unused =
          store.<Boolean>across(List.of(holder), tx -> Holders.hold(tx, holder, checked.names()));
    }
    return meant;
  }

  @Override
  public void hear(UUID deviceId, LastHeard heard) {
    var checked = Checks.of(heard);
    var tenant = Context.tenantId();
    store.change(tx -> HeardRows.note(tx, tenant, deviceId, checked));
  }

  @Override
  public LastHeard lastHeard(UUID deviceId) {
    return store
        .read(tx -> HeardRows.find(tx, deviceId))
        .orElseThrow(() -> Refusal.notFound("where it last spoke from"));
  }

  @Override
  public void keepClasses(List<GivenClass> given) {
    var checked = Checks.classes(given);
    var tenant = Context.tenantId();
    if (!checked.isEmpty()) {
      store.change(tx -> ClassRows.keep(tx, tenant, checked));
    }
  }

  @Override
  public List<KeptClass> classes(List<FindClass> questions) {
    var checked = Checks.questions(questions);
    return checked.isEmpty() ? List.of() : store.read(tx -> ClassRows.find(tx, checked));
  }

  @Override
  public List<Tally> tallies(FindTallies question) {
    var checked = Checks.of(question);
    return store.read(tx -> Tallies.find(tx, checked, clock.instant()));
  }

  @Override
  public TallyResult beginTally(BeginTally command) {
    var checked = Checks.of(command);
    var tenant = Context.tenantId();
    return store.write(tx -> Tallies.begin(tx, tenant, checked, clock.instant()));
  }

  @Override
  public Tally tally(UUID sessionId) {
    return store
        .read(tx -> Tallies.find(tx, sessionId))
        .orElseThrow(() -> Refusal.notFound("the accounting session"));
  }

  @Override
  public void endTally(UUID sessionId, EndTally command) {
    store.change(tx -> Tallies.end(tx, sessionId, command, clock.instant()));
  }

  @Override
  public RestartResult restart(UUID deviceId, Restart command) {
    var checked = Checks.of(command);
    var tenant = Context.tenantId();
    return store.write(tx -> Tallies.restart(tx, tenant, deviceId, checked, clock.instant()));
  }
}
