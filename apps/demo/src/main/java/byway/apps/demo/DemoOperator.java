package byway.apps.demo;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Ids;
import byway.kit.values.Money;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.Identity;
import byway.people.identity.api.NetworkSignIn;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignUp;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's operator, its people and packs; making it again changes nothing. */
@Singleton
class DemoOperator {
  static final String SLUG = "demo";
  static final String OWNER = "owner@demo.example";
  static final String CUSTOMER = "guest@demo.example";
  static final String STAFF = "staff@demo.example";
  static final UUID ID = id("operator");
  private static final int TRIES = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Tenants tenants;
  private final Identity identity;
  private final Catalog catalog;
  private final Devices devices;
  private final Vouchers vouchers;
  private final AccessPoints accessPoints;
  private final NetworkSignIn network;
  private final DemoFlags flags;
  private final Secrets secrets;
  private final Settings settings;
  private final Ids ids;

  DemoOperator(Contracts contracts, Secrets secrets, Settings settings, Ids ids) {
    this.tenants = contracts.tenants;
    this.identity = contracts.identity;
    this.catalog = contracts.catalog;
    this.devices = contracts.devices;
    this.vouchers = contracts.vouchers;
    this.accessPoints = contracts.accessPoints;
    this.network = contracts.network;
    this.flags = new DemoFlags(contracts.flags);
    this.secrets = secrets;
    this.settings = settings;
    this.ids = ids;
  }

  /** An address that nobody has used yet. */
  String fresh(String who) {
    return who + "-" + ids.next() + "@demo.example";
  }

  Tenant make() {
    // Without a port, so that the next start may have another one.
    var hosts =
        Stream.of("localhost", "127.0.0.1", settings.hostFromHere(), settings.publicUrl().getHost())
            .distinct()
            .toList();
    var operator =
        surely(
            Context.platform(),
            () ->
                tenants.create(
                    new CreateTenant(
                        ID, SLUG, "Lantern Wi-Fi", hosts, "EUR", TenantSettings.USUAL)));
    surely(
        () -> {
          offer("One gigabyte", 1, 500);
          offer("Five gigabytes", 5, 2_000);
          offer("Twenty gigabytes", 20, 6_000);
          signUp(OWNER, "Olivia Owner");
          signUp(CUSTOMER, "Gus Guest");
          flags.make();
          return identity.addStaff(person(STAFF, "Sam Staff"));
        });
    return operator;
  }

  Tenant tenant() {
    return Context.platform().call(() -> tenants.get(ID));
  }

  /** Runs as the platform, for this operator. */
  <T> T as(Callable<T> work) {
    return Context.platform(ID).call(work);
  }

  UUID signUp(String email, String name) {
    var unused = identity.signUp(person(email, name));
    return id(email);
  }

  /** Codes to try in the portal; none when they were issued more than an hour ago. */
  List<String> vouchers() {
    var cards =
        new IssueBatch(
            id("vouchers"), "Cards at the bar", 12, 1_000_000_000L, null, "something to try");
    return as(() -> vouchers.issue(cards)).codes();
  }

  /** An access point on this very machine, for whoever has a RADIUS client at hand. */
  AccessPoint accessPoint() {
    var device = id("access point");
    return as(
        () -> {
          var unused =
              devices.register(new RegisterDevice(device, "Corner shop", "BW-RADIUS", ownerId()));
          return accessPoints.set(
              new SetAccessPoint(
                  device,
                  List.of("127.0.0.1/32", "::1/128"),
                  "",
                  Dialect.COOVACHILLI,
                  Direction.INPUT_IS_UPLOAD,
                  true,
                  ""));
        });
  }

  /** The same, again while a busy machine is late; for what changes nothing when it is repeated. */
  <T> T surely(Callable<T> work) {
    return surely(Context.platform(ID), work);
  }

  private static <T> T surely(Context context, Callable<T> work) {
    for (int left = TRIES; ; left--) {
      try {
        return context.call(work);
      } catch (CallFailed late) {
        if (left == 0) {
          throw late;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** What the customer's devices sign in to such a network with. */
  String networkKey() {
    return as(() -> network.key(id(CUSTOMER))).value();
  }

  /** Of all its people; made for this data directory. */
  String password() {
    return secrets.password();
  }

  /** Whether the password of this data directory opens the data that it stands on. */
  boolean isOurs() {
    var signIn = new SignIn(OWNER, password(), PersonKind.CUSTOMER);
    return surely(() -> identity.signIn(signIn)) instanceof SignInResult.SignedIn;
  }

  static UUID customerId() {
    return id(CUSTOMER);
  }

  static UUID ownerId() {
    return id(OWNER);
  }

  RegisteredDevice register(String name, @Nullable UUID ownerId) {
    var device = ids.next();
    return as(
        () ->
            devices.register(
                new RegisterDevice(
                    device, name, "BW-" + device.toString().substring(24), ownerId)));
  }

  private void offer(String name, long gigabytes, long cents) {
    var unused =
        catalog.offer(
            new OfferPack(id(name), name, gigabytes * 1_000_000_000L, new Money(cents, "EUR")));
  }

  private SignUp person(String email, String name) {
    return new SignUp(id(email), email, name, password(), "en", null, true);
  }

  /** The same name is the same id in every demo. */
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("demo " + name).getBytes(StandardCharsets.UTF_8));
  }
}
