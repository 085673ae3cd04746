package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Declined;
import byway.kit.calls.Gate;
import byway.kit.calls.Recorded;
import byway.kit.calls.Who;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Purpose;
import byway.kit.context.StaffRole;
import byway.kit.context.Trace;
import byway.kit.events.ActEnded;
import byway.kit.events.ActEnded.Change;
import byway.kit.store.OpenAct;
import byway.kit.store.Store;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordedCallsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final Store store = new Jars();

  final Gate gate =
      new Gate(new SimpleMeterRegistry(), infrastructure.clock, service -> Optional.of(store));
  final UUID tenant = UUID.randomUUID();
  final UUID staff = UUID.randomUUID();
  final UUID jar = UUID.randomUUID();

  static final class Jars extends Store {
    Jars() {
      super(infrastructure.databases(), "jars");
    }
  }

  record FillJar(UUID key, int spoons, String label) {}

  sealed interface Opened {
    record Open() implements Opened {}

    @Declined
    record Stuck() implements Opened {}
  }

  @Contract("jars")
  interface Shelf {
    @Allowed(Who.MANAGER)
    void fill(@PathParam("id") UUID id, FillJar command);

    @Allowed(Who.ANYBODY)
    @Recorded(Recorded.As.SIGN_IN)
    Opened open(UUID id);

    @GET
    @Allowed(Who.STAFF)
    @Recorded(Recorded.As.PERSONAL)
    String recipe(@PathParam("id") UUID id);

    @GET
    @Allowed(Who.STAFF)
    @Recorded(Recorded.As.SHOWN)
    String code(@PathParam("id") UUID id);

    @GET
    @Allowed(Who.STAFF)
    int count();
  }

  @BeforeEach
  void empty() {
    var unused = infrastructure.published(store, ActEnded.class);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_change_is_told_with_who_what_and_to_what_and_no_text_that_was_typed() {
    called("fill", () -> changed(), jar, new FillJar(UUID.randomUUID(), 3, "grandma's"));
    var act = told().getFirst();
    assertThat(act)
        .extracting(ActEnded::kind, ActEnded::by, ActEnded::role, ActEnded::call, ActEnded::subject)
        .containsExactly("STAFF", staff, "owner", "shelf.fill", jar.toString());
    assertThat(act.outcome()).isEqualTo("DONE");
    assertThat(act.changes())
        .containsExactly(new Change("spoons", "2", "3"), new Change("label", null, "..."));
    assertThat(begun()).isZero();
  }

  private @Nullable Object changed() {
    store.change(
        tx -> {
          var unused = tx.query("select 1").mapTo(Integer.class).one();
          OpenAct.changed("spoons", 2, 3);
        });
    return null;
  }

  @Test
  void what_was_refused_stands_as_refused_and_once_an_hour() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
          () ->
              called(
                  "fill",
                  () -> {
                    changed();
                    throw Refusal.conflict("jar_full", "it is full");
                  },
                  jar,
                  new FillJar(UUID.randomUUID(), 3, "")));
    }
    assertThat(told())
        .extracting(ActEnded::outcome, ActEnded::code)
        .containsExactly(tuple("REFUSED", "jar_full"));
    assertThat(begun()).isZero();
  }

  @Test
  void who_may_not_is_told_as_well() {
    var support = Principal.staff(staff, StaffRole.SUPPORT);
    assertThatThrownBy(
        () -> as(support, null).call(() -> pass("fill", () -> null, jar, new FillJar(jar, 1, ""))));
    assertThat(told())
        .extracting(ActEnded::outcome, ActEnded::code, ActEnded::role)
        .containsExactly(tuple("REFUSED", Gate.NOT_PERMITTED, "support"));
  }

  @Test
  void what_breaks_halfway_has_failed_and_what_never_ended_is_told_as_unknown() {
    assertThatThrownBy(
        () ->
            called(
                "fill",
                () -> {
                  changed();
                  throw new IllegalStateException("the jar broke");
                },
                jar,
                new FillJar(jar, 1, "")));
    assertThat(told()).extracting(ActEnded::outcome).containsExactly("FAILED");
    called(
        "fill",
        () -> {
          changed();
          assertThat(begun()).isEqualTo(1); // as the process dies here
          grownOld();
          assertThat(OpenAct.tellLost(store)).isEqualTo(1);
          return null;
        },
        jar,
        new FillJar(jar, 1, ""));
    var acts = told();
    assertThat(acts).extracting(ActEnded::outcome).containsExactly("UNKNOWN", "DONE");
    assertThat(acts.getFirst().id()).as("of one act").isEqualTo(acts.getLast().id());
  }

  @Test
  void what_was_rolled_back_leaves_no_note() {
    assertThatThrownBy(
        () ->
            called(
                "fill",
                () ->
                    store.write(
                        tx -> {
                          throw Refusal.conflict("jar_full", "it is full");
                        }),
                jar,
                new FillJar(jar, 1, "")));
    assertThat(begun()).isZero();
    assertThat(told()).extracting(ActEnded::outcome).containsExactly("REFUSED");
  }

  @Test
  void what_staff_read_of_a_person_is_told_once_an_hour_and_nothing_of_what_is_for_all() {
    for (int i = 0; i < 3; i++) {
      called("recipe", () -> "secret", jar);
      called("count", () -> 1);
      called("code", () -> "1234", jar);
    }
    assertThat(told()).extracting(ActEnded::call).containsExactly("shelf.recipe");
    infrastructure.clock.advance(Duration.ofHours(1));
    called("recipe", () -> "secret", jar);
    assertThat(told()).hasSize(1);
  }

  @Test
  void a_secret_is_told_each_time_that_somebody_says_to_want_to_see_it() {
    var purpose = new Purpose("jar.show-code", jar.toString(), "lost", true, null);
    var owner = Principal.staff(staff, StaffRole.OWNER);
    for (int i = 0; i < 2; i++) {
      as(owner, purpose).call(() -> pass("code", () -> "1234", jar));
    }
    assertThat(told())
        .extracting(ActEnded::act, ActEnded::reason)
        .containsExactly(tuple("jar.show-code", "lost"), tuple("jar.show-code", "lost"));
  }

  @Test
  void the_platform_acts_for_who_has_said_so_and_hotspots_are_nobody() {
    var owner = Principal.staff(staff, StaffRole.OWNER);
    var purpose = new Purpose("jar.fill", jar.toString(), "thirst", false, owner);
    as(Principal.PLATFORM, purpose)
        .call(() -> pass("fill", () -> changed(), jar, new FillJar(jar, 1, "")));
    as(Principal.device(jar), null).call(() -> pass("open", Opened.Open::new, jar));
    assertThat(told())
        .extracting(ActEnded::by, ActEnded::act, ActEnded::reason)
        .containsExactly(tuple(staff, "jar.fill", "thirst"));
  }

  @Test
  void what_a_service_asks_for_somebody_is_part_of_what_they_asked() {
    var at = as(Principal.staff(staff, StaffRole.OWNER), null).within("orders");
    at.call(() -> pass("fill", () -> changed(), jar, new FillJar(jar, 1, "")));
    assertThat(told()).isEmpty();
    assertThat(begun()).isZero();
  }

  @Test
  void an_answer_by_which_nothing_was_done_is_a_refusal() throws Exception {
    as(Principal.ANONYMOUS, null).call(() -> pass("open", Opened.Open::new, jar));
    assertThat(told())
        .extracting(ActEnded::outcome, ActEnded::code)
        .containsExactly(tuple("DONE", "Open"));
    as(Principal.ANONYMOUS, null).call(() -> pass("open", Opened.Stuck::new, jar));
    assertThat(toldSoon())
        .extracting(ActEnded::outcome, ActEnded::code)
        .containsExactly(tuple("REFUSED", "Stuck"));
  }

  /** Of who did not get in it is told aside, so that nobody learns from the time it takes. */
  private List<ActEnded> toldSoon() {
    var acts = new ArrayList<ActEnded>();
    ContractTest.atLast(
        () -> {
          acts.addAll(told());
          assertThat(acts).isNotEmpty();
        });
    return acts;
  }

  private void called(String call, Callable<@Nullable Object> deed, Object... given) {
    as(Principal.staff(staff, StaffRole.OWNER), null).call(() -> pass(call, deed, given));
  }

  private Context as(Principal principal, @Nullable Purpose purpose) {
    return new Context(tenant, Trace.start(), principal, null, purpose);
  }

  private boolean pass(String call, Callable<@Nullable Object> deed, Object... given)
      throws Exception {
    for (var method : Shelf.class.getMethods()) {
      if (method.getName().equals(call)) {
        var unused = gate.pass(method, given, deed);
      }
    }
    return true;
  }

  private List<ActEnded> told() {
    return infrastructure.published(store, ActEnded.class).stream()
        .map(ActEnded.class::cast)
        .toList();
  }

  private int begun() {
    return store.<Integer>across(
        List.of(), tx -> tx.query("select count(*) from acts_begun").mapTo(Integer.class).one());
  }

  private static void grownOld() {
    var unused =
        store.<Integer>across(
            List.of(),
            tx ->
                tx.update("update acts_begun set began_at = now() - interval '1 hour'").execute());
  }
}
