package byway.people.identity;

import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingSettings;
import byway.kit.outgoing.Resolver;
import byway.kit.secrets.Keys;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.testing.SentMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** The service on a database of its own, with passwords that are cheap to test. */
final class Installation implements AutoCloseable {
  static final int CHEAP_KIB = 64;

  final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final IdentityStore store = new IdentityStore(infrastructure.databases());
  final SentMessages mailbox = new SentMessages();
  final Interrupted<Notifications> notifications = new Interrupted<>(Notifications.class, mailbox);

  final Keys keys = new Keys("a secret of the tests, long enough to be one of those");
  final KnownDevices knownDevices = new KnownDevices(keys);
  final KnownTenants operators = new KnownTenants();
  final Phones phones = new Phones(operators);
  final Throttle throttle = new Throttle(knownDevices, new Doubts());

  /** No answer is late, but where a test says so. */
  volatile Tarpit.Pause pause = () -> {};

  final Tarpit tarpit = new Tarpit(() -> pause.pass());
  final Sessions sessions =
      new Sessions(store, infrastructure.clock, infrastructure.ids, knownDevices, metrics);
  final Notices notices =
      new Notices(
          notifications.calls(), infrastructure.clock, infrastructure.ids, metrics, Runnable::run);
  final Entrance entrance = new Entrance(sessions, knownDevices, notices, infrastructure.clock);
  final SealedSeeds seeds = new SealedSeeds(keys);
  final Second second = new Second(seeds, throttle, keys, metrics);
  final WebAuthn webAuthn = new WebAuthn();
  final Challenges challenges = new Challenges(keys);
  final Turns turns = new Turns(2, Duration.ofMinutes(1), metrics);

  Passwords passwords(int memoryKib) {
    return new Passwords(memoryKib, metrics);
  }

  IdentityEndpoint with(Passwords passwords, Turns someTurns) {
    var guard = guard(passwords, someTurns);
    var prove = prove(guard);
    var send = send();
    return new IdentityEndpoint(
        store,
        new AddPerson(store, guard, prove, send, sessions, infrastructure.clock),
        new CustomerRoom(store, operators),
        prove,
        send,
        new AddPhone(store, send, phones, infrastructure.clock),
        new NewPassword(store, guard, prove, sessions, infrastructure.clock),
        phones,
        sessions,
        operators,
        infrastructure.clock);
  }

  private SendCode send() {
    return new SendCode(
        store,
        notifications.calls(),
        throttle,
        knownDevices,
        phones,
        infrastructure.clock,
        infrastructure.ids,
        metrics,
        Runnable::run);
  }

  PasskeysEndpoint passkeys() {
    var prove =
        new ProvePasskey(
            store,
            webAuthn,
            challenges,
            throttle,
            entrance,
            sessions,
            notices,
            operators,
            infrastructure.clock,
            metrics);
    return new PasskeysEndpoint(
        store,
        webAuthn,
        challenges,
        prove,
        sessions,
        notices,
        operators,
        infrastructure.ids,
        infrastructure.clock);
  }

  /** Providers of these tests are on this machine. */
  private static final OutgoingSettings NETWORKS =
      OutgoingSettings.USUAL.withPlainHttp(true).withNetworks("sign-in=127.0.0.0/8");

  ProviderSignInEndpoint providerSignIn() {
    var outgoing =
        new Outgoing(NETWORKS, Resolver.system(), trust(), infrastructure.clock, metrics);
    var calls = new ProviderCalls(outgoing);
    var providers = new Providers(calls, infrastructure.clock);
    var states = new ProviderStates(keys);
    var secrets = new ProviderSecrets(keys);
    var prove =
        new ProveByProvider(
            store,
            providers,
            calls,
            states,
            secrets,
            throttle,
            entrance,
            sessions,
            infrastructure.clock,
            metrics);
    return new ProviderSignInEndpoint(
        store, providers, states, secrets, prove, operators, infrastructure.clock);
  }

  private static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  SecondFactorsEndpoint secondFactors() {
    return new SecondFactorsEndpoint(
        store, second, seeds, sessions, entrance, notices, operators, infrastructure.clock);
  }

  SignInSessionsEndpoint signInSessions() {
    return new SignInSessionsEndpoint(store, prove(), second, sessions, infrastructure.clock);
  }

  AccountsEndpoint accounts() {
    return new AccountsEndpoint(
        store,
        new NewEmail(store, send(), sessions, notices, infrastructure.clock),
        sessions,
        notices,
        infrastructure.clock);
  }

  ProvePerson prove() {
    return prove(guard(passwords(CHEAP_KIB), turns));
  }

  private GuessGuard guard(Passwords passwords, Turns someTurns) {
    return new GuessGuard(throttle, someTurns, passwords, tarpit);
  }

  private ProvePerson prove(GuessGuard guard) {
    return new ProvePerson(store, guard, phones, sessions, entrance, infrastructure.clock, metrics);
  }

  /** A new operator. */
  Desk desk() {
    return new Desk(this, with(passwords(CHEAP_KIB), turns), UUID.randomUUID());
  }

  /** Does the same many times at once. */
  static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          many.invokeAll(
              IntStream.range(0, times).mapToObj(i -> work).collect(Collectors.toList()));
      var answers = new CopyOnWriteArrayList<T>();
      for (var one : all) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  double count(String name, String... tags) {
    var counter = metrics.find(name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    infrastructure.close();
  }
}
