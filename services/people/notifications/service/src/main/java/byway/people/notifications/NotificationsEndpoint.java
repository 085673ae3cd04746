package byway.people.notifications;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(NotificationsEndpoint.class)
class NotificationsEndpoint implements Notifications {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 20_000;
  private static final int LONGEST_SMS = 1_000;

  private final NotificationsStore store;
  private final HandOver handOver;
  private final InstantSource clock;

  NotificationsEndpoint(NotificationsStore store, HandOver handOver, InstantSource clock) {
    this.store = store;
    this.handOver = handOver;
    this.clock = clock;
  }

  @Override
  public void send(SendMessage command) {
    check(command);
    boolean isNew =
        store.write(tx -> Messages.add(tx, Context.tenantId(), command, clock.instant()));
    if (isNew) {
      handOver.deliver(command);
    }
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
  public Leaving leaving() {
    return handOver.leaving();
  }

  private static void check(SendMessage command) {
    boolean mail = command.channel() == Channel.EMAIL;
    if (!(mail ? EMAIL : E164).matcher(command.to()).matches()) {
      throw Refusal.invalid("recipient_invalid", "not an address for " + command.channel());
    }
    int longest = mail ? LONGEST_MAIL : LONGEST_SMS;
    var text = command.text();
    if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
      throw Refusal.invalid("text_invalid", "a text has 1 to " + longest + " characters");
    }
    var subject = command.subject();
    // a line break in a subject would be a header of its own in a mail
    if (subject != null
        && (subject.length() > LONGEST_SUBJECT
            || subject.chars().anyMatch(Character::isISOControl))) {
      throw Refusal.invalid(
          "subject_invalid", "a subject is one line of at most " + LONGEST_SUBJECT + " characters");
    }
  }
}
