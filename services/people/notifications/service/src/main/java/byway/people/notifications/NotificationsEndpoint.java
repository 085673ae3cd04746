package byway.people.notifications;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.MessagesToday;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(NotificationsEndpoint.class)
class NotificationsEndpoint implements Notifications {
  private final NotificationsStore store;
  private final SendOnce sending;
  private final HandOver handOver;
  private final MailReports mailReports;
  private final SmsReports smsReports;
  private final InstantSource clock;

  NotificationsEndpoint(
      NotificationsStore store,
      SendOnce sending,
      HandOver handOver,
      MailReports mailReports,
      SmsReports smsReports,
      InstantSource clock) {
    this.store = store;
    this.sending = sending;
    this.handOver = handOver;
    this.mailReports = mailReports;
    this.smsReports = smsReports;
    this.clock = clock;
  }

  @Override
  public void send(SendMessage command) {
    sending.send(command);
  }

  @Override
  public Page<SentMessage> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> Messages.before(tx, before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(Messages.Row::message).toList(), page.next());
  }

  @Override
  public Page<SentMessage> find(ListRequest asked) {
    var query = MessageColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Messages.find(tx, Context.tenantId(), query));
  }

  @Override
  public SentMessage get(UUID id) {
    return store
        .read(tx -> Messages.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the message"));
  }

  @Override
  public SentMessage sendAgain(UUID id) {
    sending.again(id);
    return get(id);
  }

  @Override
  public Leaving leaving() {
    return handOver.leaving();
  }

  @Override
  public MessagesToday today() {
    var now = clock.instant();
    return store.read(tx -> Today.of(tx, now));
  }

  @Override
  public void mailReport(ReportFromOutside report) {
    mailReports.take(report);
  }

  @Override
  public void smsReport(ReportFromOutside report) {
    smsReports.take(report);
  }
}
