package byway.people.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.abuse.api.AbuseKind;
import byway.people.abuse.api.AbuseNote;
import byway.people.abuse.api.AbuseState;
import byway.people.abuse.api.AccessResumed;
import byway.people.abuse.api.AccessSuspended;
import byway.people.abuse.api.ChangeAbuse;
import byway.people.abuse.api.NameCustomer;
import byway.people.abuse.api.ReportAbuse;
import byway.people.abuse.api.WriteNote;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.testing.SentMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AbuseTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AbuseStore store = new AbuseStore(infrastructure.databases());

  final UUID tenant = UUID.randomUUID();
  final UUID ann = UUID.randomUUID();
  final String mallory = "mallory-" + tenant + "@example.org";
  final SentMessages mailbox = new SentMessages();
  final SendAbuseMail mails = new SendAbuseMail(store, new Tasks(infrastructure.clock), mailbox);
  final TasksByHand hands = new TasksByHand(infrastructure.clock, mails);
  final AbuseReportsEndpoint ours =
      new AbuseReportsEndpoint(
          store, mails, people(), infrastructure.clock, new SimpleMeterRegistry());

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void who_complains_is_told_that_it_came_and_what_came_of_it() {
    var id = report("203.0.113.0/24");
    hands.doDue();
    assertThat(mailbox.to(mallory))
        .extracting(SendMessage::subject)
        .singleElement()
        .asString()
        .startsWith("Je melding");
    var answer = new WriteNote(UUID.randomUUID(), "We spoke to the customer.");
    as(() -> ours.answer(id, answer));
    as(() -> ours.answer(id, answer));
    hands.doDue();
    assertThat(mailbox.to(mallory)).hasSize(2);
    assertThat(mailbox.to(mallory).getLast().text()).contains("We spoke to the customer.");
    as(() -> ours.change(id, new ChangeAbuse(AbuseState.ACTED, "done")));
    assertThat(as(() -> ours.get(id)).notes())
        .extracting(AbuseNote::kind)
        .containsExactly(AbuseNote.Kind.ANSWER, AbuseNote.Kind.STATE);
  }

  @Test
  void the_customer_is_told_and_loses_access_until_it_is_given_back() {
    var id = report(null);
    as(() -> ours.nameCustomer(id, new NameCustomer(ann)));
    as(() -> ours.notice(id, new WriteNote(UUID.randomUUID(), "You sent mail.")));
    hands.doDue();
    assertThat(mailbox.to("ann@example.org").getLast().text()).contains("You sent mail.");
    infrastructure.published(store, AccessSuspended.class, AccessResumed.class);
    var why = new WriteNote(UUID.randomUUID(), "again and again");
    assertThat(as(() -> ours.suspend(id, why)).isSuspended()).isTrue();
    as(() -> ours.suspend(id, why));
    assertThat(as(() -> ours.resume(id, new WriteNote(UUID.randomUUID(), "mended"))).isSuspended())
        .isFalse();
    var now = infrastructure.clock.instant();
    assertThat(infrastructure.published(store, AccessSuspended.class, AccessResumed.class))
        .containsExactly(new AccessSuspended(ann, now), new AccessResumed(ann, now));
  }

  @Test
  void a_flood_of_reports_is_stopped_for_one_network_and_another_still_gets_through() {
    for (int i = 0; i < 5; i++) {
      report("203.0.113.0/24");
    }
    assertThatThrownBy(() -> report("203.0.113.0/24"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("too_many_reports"));
    report("198.51.100.0/24");
    infrastructure.clock.advance(Duration.ofMinutes(61));
    report("203.0.113.0/24");
    assertThat(as(() -> ours.list(50, null)).items()).hasSize(7);
  }

  @Test
  void what_was_closed_two_years_ago_goes_and_what_is_open_stays() {
    var closed = report(null);
    var open = report(null);
    as(() -> ours.change(closed, new ChangeAbuse(AbuseState.REJECTED, "nothing")));
    infrastructure.clock.advance(Duration.ofDays(731));
    var forgetting = new ForgetReports(store, new KnownTenants(tenant), infrastructure.clock);
    Context.platform().run(forgetting::run);
    assertThat(as(() -> ours.get(open)).report().id()).isEqualTo(open);
    assertThatThrownBy(() -> as(() -> ours.get(closed))).isInstanceOf(Refusal.class);
  }

  private UUID report(@Nullable String source) {
    var id = UUID.randomUUID();
    as(
        () ->
            ours.report(
                new ReportAbuse(
                    id,
                    AbuseKind.SPAM,
                    "192.0.2.7",
                    25,
                    null,
                    "Mail that nobody asked for.",
                    mallory,
                    "nl",
                    source)));
    return id;
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  private Identity people() {
    return (Identity)
        Proxy.newProxyInstance(
            Identity.class.getClassLoader(),
            new Class<?>[] {Identity.class},
            (proxy, method, arguments) ->
                new Person(
                    (UUID) arguments[0],
                    PersonKind.CUSTOMER,
                    "ann@example.org",
                    "Ann",
                    "en",
                    Instant.EPOCH));
  }
}
