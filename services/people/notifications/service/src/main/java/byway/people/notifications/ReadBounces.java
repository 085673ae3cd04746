package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the mailboxes in which operators' mail comes back. */
@Singleton
final class ReadBounces implements Worker {
  static final String PURPOSE = "notifications.bounce-mailbox";
  private static final RecurringTask READ =
      RecurringTask.every("read-bounce-mailboxes", Duration.ofMinutes(5));

  /** Of 100 operators, those that were not read for longest. */
  private static final int MOST_MAILBOXES = 50;

  private static final int MOST_CONVERSATIONS = 5;

  private final NotificationsStore store;
  private final Tenants tenants;
  private final Imap imap;
  private final Sealed sealed;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ReadBounces(
      NotificationsStore store,
      Tenants tenants,
      Imap imap,
      Keys keys,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.tenants = tenants;
    this.imap = imap;
    this.sealed = new Sealed(keys, PURPOSE);
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(READ, this::run);
  }

  void run() {
    var turn = new ArrayList<UUID>();
    AllTenants.idsWithRealm(
        tenants, of -> turn.addAll(store.across(of, tx -> MailboxRows.oldest(tx, MOST_MAILBOXES))));
    for (var tenant : turn) {
      Context.platform(tenant).run(() -> read(tenant));
    }
  }

  private void read(UUID tenant) {
    for (int i = 0; i < MOST_CONVERSATIONS; i++) {
      var mailbox = store.read(MailboxRows::find);
      var password = mailbox.flatMap(one -> sealed.open(one.password(), tenant));
      if (mailbox.isEmpty() || password.isEmpty()) {
        return;
      }
      switch (imap.read(mailbox.get(), password.get())) {
        case Imap.Read.Failed(var words) -> {
          count("failed");
          store.change(tx -> MailboxRows.wasNotRead(tx, words, clock.instant()));
          return;
        }
        case Imap.Read.Mails mails -> {
          take(tenant, mails);
          if (mails.isAll()) {
            return;
          }
        }
      }
    }
  }

  /** All of a conversation and how far it went, or none of it. */
  private void take(UUID tenant, Imap.Read.Mails mails) {
    List<String> outcomes =
        store.write(
            tx -> {
              var now = clock.instant();
              MailboxRows.wasRead(tx, mails.place(), now);
              return mails.reports().stream()
                  .map(
                      report ->
                          OurMessageId.of(report.messageId(), tenant)
                              .filter(
                                  key ->
                                      Bouncing.cameBack(
                                          tx, key, report.permanent(), report.words(), now))
                              .map(key -> "taken")
                              .orElse("foreign"))
                  .toList();
            });
    outcomes.forEach(this::count);
  }

  private void count(String outcome) {
    metrics.counter("byway_bounce_mails_total", "outcome", outcome).increment();
  }
}
