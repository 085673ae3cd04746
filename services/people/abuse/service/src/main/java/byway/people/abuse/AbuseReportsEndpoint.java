package byway.people.abuse;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.abuse.SendAbuseMail.Letter;
import byway.people.abuse.api.AbuseCase;
import byway.people.abuse.api.AbuseNote;
import byway.people.abuse.api.AbuseReceipt;
import byway.people.abuse.api.AbuseReport;
import byway.people.abuse.api.AbuseReported;
import byway.people.abuse.api.AbuseReports;
import byway.people.abuse.api.AbuseState;
import byway.people.abuse.api.AccessResumed;
import byway.people.abuse.api.AccessSuspended;
import byway.people.abuse.api.ChangeAbuse;
import byway.people.abuse.api.NameCustomer;
import byway.people.abuse.api.ReportAbuse;
import byway.people.abuse.api.WriteNote;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PersonKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AbuseReportsEndpoint.class)
class AbuseReportsEndpoint implements AbuseReports {
  private static final int AN_HOUR = 3_600;

  private final AbuseStore store;
  private final SendAbuseMail mails;
  private final Identity identity;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  AbuseReportsEndpoint(
      AbuseStore store,
      SendAbuseMail mails,
      Identity identity,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.mails = mails;
    this.identity = identity;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public AbuseReceipt report(ReportAbuse given) {
    var now = now();
    var report = AbuseChecks.report(given, now);
    var receipt =
        store.write(
            tx -> {
              var before = Reports.find(tx, report.id());
              if (before.isPresent()) {
                return new AbuseReceipt(report.id(), before.get().number());
              }
              if (!Reports.hasRoom(tx, report.source(), now)) {
                count("too_many");
                throw Refusal.tooMany("too_many_reports", "too many reports came; write later")
                    .after(AN_HOUR);
              }
              Reports.add(tx, report, now);
              long number = Reports.find(tx, report.id()).orElseThrow().number();
              tx.publish(new AbuseReported(report.id(), report.kind(), now));
              mails.soon(
                  tx,
                  new Letter(
                      report.id(),
                      AbuseMail.RECEIVED.name(),
                      report.contact(),
                      report.language(),
                      Map.of(AbuseMail.NUMBER, String.valueOf(number))));
              return new AbuseReceipt(report.id(), number);
            });
    count("taken");
    return receipt;
  }

  @Override
  public Page<AbuseReport> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    return store.read(
        tx ->
            Page.of(
                Reports.before(tx, before, most + 1), most, row -> Long.toString(row.number())));
  }

  @Override
  public AbuseCase get(UUID id) {
    return store.write(tx -> whole(tx, id));
  }

  private static AbuseReport find(Tx tx, UUID id) {
    return Reports.find(tx, id).orElseThrow(() -> Refusal.notFound("the report"));
  }

  private static AbuseCase whole(Tx tx, UUID id) {
    var report = find(tx, id);
    var customer = report.customerId();
    return new AbuseCase(
        report, Notes.of(tx, id), customer != null && Suspensions.isThere(tx, customer));
  }

  @Override
  public AbuseCase note(UUID id, WriteNote note) {
    var text = AbuseChecks.text(note.text());
    return store.write(
        tx -> {
          var unused = find(tx, id);
          write(tx, id, note.id(), AbuseNote.Kind.NOTE, text);
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase change(UUID id, ChangeAbuse command) {
    var text = AbuseChecks.text(command.text());
    if (command.state() == AbuseState.NEW) {
      throw Refusal.invalid("state_invalid", "what was looked at is not new again");
    }
    return store.write(
        tx -> {
          var report = find(tx, id);
          if (report.state() != command.state()) {
            Reports.change(tx, id, command.state(), by(), now());
            write(tx, id, UUID.randomUUID(), AbuseNote.Kind.STATE, command.state() + ": " + text);
          }
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase nameCustomer(UUID id, NameCustomer command) {
    var person = identity.person(command.customerId());
    if (person.kind() != PersonKind.CUSTOMER) {
      throw Refusal.notFound("the customer");
    }
    return store.write(
        tx -> {
          var unused = find(tx, id);
          Reports.nameCustomer(tx, id, person.id());
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase answer(UUID id, WriteNote note) {
    var text = AbuseChecks.text(note.text());
    return store.write(
        tx -> {
          var report = find(tx, id);
          if (write(tx, id, note.id(), AbuseNote.Kind.ANSWER, text)) {
            mails.soon(
                tx,
                new Letter(
                    note.id(),
                    AbuseMail.ANSWER.name(),
                    report.contact(),
                    report.language(),
                    Map.of(
                        AbuseMail.NUMBER, String.valueOf(report.number()), AbuseMail.TEXT, text)));
          }
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase notice(UUID id, WriteNote note) {
    var text = AbuseChecks.text(note.text());
    var person = identity.person(customer(store.write(tx -> find(tx, id))));
    return store.write(
        tx -> {
          if (write(tx, id, note.id(), AbuseNote.Kind.NOTICE, text)) {
            mails.soon(
                tx,
                new Letter(
                    note.id(),
                    AbuseMail.NOTICE.name(),
                    person.email(),
                    person.language(),
                    Map.of(AbuseMail.TEXT, text)));
          }
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase suspend(UUID id, WriteNote why) {
    var text = AbuseChecks.text(why.text());
    return store.write(
        tx -> {
          var customer = customer(find(tx, id));
          var now = now();
          if (Suspensions.add(tx, customer, id, now)) {
            write(tx, id, why.id(), AbuseNote.Kind.SUSPENDED, text);
            tx.publish(new AccessSuspended(customer, now));
          }
          return whole(tx, id);
        });
  }

  @Override
  public AbuseCase resume(UUID id, WriteNote why) {
    var text = AbuseChecks.text(why.text());
    return store.write(
        tx -> {
          var customer = customer(find(tx, id));
          if (Suspensions.remove(tx, customer)) {
            write(tx, id, why.id(), AbuseNote.Kind.RESUMED, text);
            tx.publish(new AccessResumed(customer, now()));
          }
          return whole(tx, id);
        });
  }

  private static UUID customer(AbuseReport report) {
    var customer = report.customerId();
    if (customer == null) {
      throw Refusal.conflict("customer_unknown", "say first which customer it is about");
    }
    return customer;
  }

  /** Whether it is new. Refuses with {@code too_many_notes}. */
  private boolean write(Tx tx, UUID report, UUID note, AbuseNote.Kind kind, String text) {
    if (Notes.isThere(tx, report, note)) {
      return false;
    }
    if (!Notes.add(tx, report, note, kind, text, by(), now())) {
      throw Refusal.conflict("too_many_notes", "a report has at most " + Notes.MOST + " notes");
    }
    return true;
  }

  private static @Nullable UUID by() {
    return Context.current().principal().id();
  }

  private void count(String outcome) {
    metrics.counter("byway_abuse_reports_total", "outcome", outcome).increment();
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
