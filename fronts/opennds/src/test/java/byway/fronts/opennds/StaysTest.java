package byway.fronts.opennds;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.secrets.Keys;
import byway.kit.testing.MovableClock;
import byway.network.access.api.Access;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.Session;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What makes a stay at a gateway: access point, client and token; what comes with it opens one. */
class StaysTest {
  private static final Keys KEYS = new Keys("a secret of a test, long enough to be one of those");
  private static final String MAC = "16:53:2b:aa:df:8a";
  private static final String TOKEN = "75bf0f7d";

  private final MovableClock clock = new MovableClock();
  private final Gateway gateway = new Gateway(UUID.randomUUID(), UUID.randomUUID());
  private final UUID ann = UUID.randomUUID();
  private final Map<UUID, Session> sessions = new HashMap<>();
  private final List<Tally> tallies = new ArrayList<>();
  private Stays stays = process();

  private Stays process() {
    var access =
        fake(
            Access.class,
            (name, given) ->
                name.equals("admit") ? admit((Admit) given[0]) : close((UUID) given[0]));
    var accessPoints =
        fake(
            AccessPoints.class,
            (name, given) ->
                switch (name) {
                  case "tallies" -> find((FindTallies) given[0]);
                  case "beginTally" -> begin((BeginTally) given[0]);
                  default -> end((UUID) given[0]);
                });
    return new Stays(accessPoints, access, new Replaced(), KEYS, clock);
  }

  private static <T> T fake(Class<T> contract, BiFunction<String, Object[], Object> call) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, given) -> call.apply(method.getName(), given)));
  }

  @Test
  void one_stay_counts_for_one_session_whatever_comes_with_it() throws Malformed {
    var session = session(TOKEN, pass(ann));
    assertThat(session).isPresent();
    clock.advance(Duration.ofMinutes(1));
    for (var custom : List.of(pass(ann), pass(UUID.randomUUID()), "", "bmE=", "x".repeat(300))) {
      assertThat(session(TOKEN, custom)).isEqualTo(session);
      stays = process();
      assertThat(session(TOKEN, custom)).as("another process").isEqualTo(session);
    }
    assertThat(sessions).hasSize(1);
  }

  @Test
  void without_a_pass_of_ours_nothing_is_opened() throws Malformed {
    assertThat(session(TOKEN, "")).isEmpty();
    assertThat(session(TOKEN, "bmE=")).isEmpty();
    var old = pass(ann);
    clock.advance(Duration.ofMinutes(16));
    assertThat(session(TOKEN, old)).isEmpty();
    assertThat(sessions).isEmpty();
  }

  @Test
  void a_token_that_is_drawn_again_is_another_stay_and_a_pass_opens_once() throws Malformed {
    var given = pass(ann);
    var first = session(TOKEN, given).orElseThrow();
    clock.advance(Duration.ofMinutes(1));
    stays.ended(first);
    assertThat(session(TOKEN, given)).as("used again").contains(first);
    clock.advance(Duration.ofMillis(1));
    var next = pass(ann);
    var second = session(TOKEN, next).orElseThrow();
    assertThat(second).isNotEqualTo(first);
    stays = process();
    assertThat(session(TOKEN, given)).as("its last word, said again").contains(first);
    assertThat(session(TOKEN, next)).contains(second);
    assertThat(session(TOKEN, "")).contains(second);
  }

  @Test
  void a_stay_with_another_token_replaces_the_one_before() throws Malformed {
    var first = session(TOKEN, pass(ann)).orElseThrow();
    var second = session("75bf0f7e", pass("75bf0f7e", ann)).orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(sessions.get(first)).matches(one -> one != null && !one.isOpen());
    assertThat(session(TOKEN, "")).as("its last word").contains(first);
  }

  private Optional<UUID> session(String token, String custom) throws Malformed {
    return stays.session(gateway, Client.of(MAC, "10.0.0.9", token, custom));
  }

  private String pass(UUID customer) throws Malformed {
    return pass(TOKEN, customer);
  }

  private String pass(String token, UUID customer) throws Malformed {
    var place = gateway.place(Client.of(MAC, "", token, ""));
    return new Pass(customer, clock.instant()).seal(KEYS, place);
  }

  private Admitted admit(Admit wanted) {
    var open =
        sessions.values().stream()
            .filter(Session::isOpen)
            .findFirst()
            .filter(one -> one.customerId().equals(wanted.customerId()))
            .orElseGet(() -> opened(wanted));
    return new Admitted(open, 0, 1_000_000);
  }

  private Session opened(Admit wanted) {
    var session =
        new Session(
            UUID.randomUUID(),
            wanted.deviceId(),
            wanted.mac(),
            wanted.customerId(),
            clock.instant(),
            null,
            null);
    sessions.put(session.id(), session);
    return session;
  }

  private Session close(UUID id) {
    return sessions.compute(
        id,
        (key, one) ->
            new Session(
                id,
                one.deviceId(),
                one.mac(),
                one.customerId(),
                one.openedAt(),
                clock.instant(),
                "replaced"));
  }

  private List<Tally> find(FindTallies question) {
    return tallies.reversed().stream()
        .filter(one -> one.acctSessionId().equals(question.acctSessionId()))
        .toList();
  }

  private TallyResult begin(BeginTally command) {
    if (tallies.stream().anyMatch(one -> one.sessionId().equals(command.sessionId()))) {
      return new TallyResult.Taken(command.sessionId());
    }
    tallies.replaceAll(one -> one.endedAt() == null ? tally(one, clock.instant()) : one);
    var tally =
        new Tally(
            command.sessionId(),
            command.deviceId(),
            command.acctSessionId(),
            "",
            command.mac(),
            command.address(),
            command.number(),
            0,
            0,
            command.beganAt(),
            clock.instant(),
            null,
            null,
            0,
            true);
    tallies.add(tally);
    return new TallyResult.Begun(tally);
  }

  private Object end(UUID session) {
    tallies.replaceAll(
        one ->
            one.sessionId().equals(session) && one.endedAt() == null
                ? tally(one, clock.instant())
                : one);
    return true;
  }

  private static Tally tally(Tally one, @Nullable Instant ended) {
    return new Tally(
        one.sessionId(),
        one.deviceId(),
        one.acctSessionId(),
        one.userName(),
        one.mac(),
        one.address(),
        one.number(),
        0,
        0,
        one.beganAt(),
        one.boundAt(),
        ended,
        ended,
        0,
        true);
  }
}
