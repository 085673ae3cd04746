package byway.people.notifications.testing;

import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.MessagesToday;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages that were sent, in memory; all of them leave the house. */
public final class SentMessages implements Notifications {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 20_000;
  private static final int LONGEST_SMS = 1_000;

  private final List<Sent> sent = new ArrayList<>();

  private record Sent(UUID tenant, SendMessage message) {}

  /** Of all operators, the oldest first. */
  public synchronized List<SendMessage> all() {
    return sent.stream().map(Sent::message).toList();
  }

  public List<SendMessage> to(String address) {
    return all().stream().filter(message -> message.to().equals(address)).toList();
  }

  /** The digits in what was sent last. */
  public String lastCode() {
    return all().getLast().text().replaceAll("(?s)^\\D*(\\d{6,8}).*$", "$1");
  }

  @Override
  public synchronized void send(SendMessage command) {
    check(command);
    var tenant = Context.tenantId();
    if (ours().stream().noneMatch(message -> message.key().equals(command.key()))) {
      sent.add(new Sent(tenant, command));
    }
  }

  private static void check(SendMessage command) {
    boolean mail = command.channel() == Channel.EMAIL;
    if (!(mail ? EMAIL : E164).matcher(command.to()).matches()) {
      throw Refusal.invalid("recipient_invalid", "nothing can be sent there");
    }
    var text = command.text();
    if (text.isBlank()
        || text.length() > (mail ? LONGEST_MAIL : LONGEST_SMS)
        || text.indexOf('\0') >= 0) {
      throw Refusal.invalid("text_invalid", "this is no text to send");
    }
    var subject = command.subject();
    if (subject != null
        && (subject.length() > LONGEST_SUBJECT
            || subject.chars().anyMatch(Character::isISOControl))) {
      throw Refusal.invalid("subject_invalid", "a subject is one line");
    }
  }

  @Override
  public synchronized Page<SentMessage> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var newest = ours().reversed();
    int from = cursor == null ? 0 : Math.toIntExact(Page.number(cursor));
    var items = newest.stream().skip(from).limit(most).map(SentMessages::shown).toList();
    return new Page<>(items, from + most < newest.size() ? Integer.toString(from + most) : null);
  }

  /** Understands one word, and one channel. */
  @Override
  public synchronized Page<SentMessage> find(ListRequest asked) {
    var word = asked.filter().toLowerCase(Locale.ROOT);
    var found =
        ours().reversed().stream()
            .map(SentMessages::shown)
            .filter(
                message ->
                    word.startsWith("channel:")
                        ? word.endsWith(":" + message.channel().name().toLowerCase(Locale.ROOT))
                        : (message.to() + " " + message.subject())
                            .toLowerCase(Locale.ROOT)
                            .contains(word))
            .limit(asked.limit())
            .toList();
    return new Page<>(found, null);
  }

  @Override
  public synchronized SentMessage get(UUID id) {
    return ours().stream()
        .filter(message -> message.key().equals(id))
        .findFirst()
        .map(SentMessages::shown)
        .orElseThrow(() -> Refusal.notFound("the message"));
  }

  @Override
  public SentMessage sendAgain(UUID id) {
    var unused = get(id);
    throw Refusal.conflict("not_again", "it has left");
  }

  @Override
  public Leaving leaving() {
    return new Leaving(true, true);
  }

  @Override
  public MessagesToday today() {
    return new MessagesToday(0, 0, 0, 0, null, null);
  }

  @Override
  public void mailReport(ReportFromOutside report) {
    throw Refusal.of(401, "signature_missing", "nobody signs here");
  }

  @Override
  public void smsReport(ReportFromOutside report) {
    throw Refusal.of(401, "signature_missing", "nobody signs here");
  }

  private List<SendMessage> ours() {
    var tenant = Context.tenantId();
    return sent.stream().filter(one -> one.tenant().equals(tenant)).map(Sent::message).toList();
  }

  private static SentMessage shown(SendMessage message) {
    return new SentMessage(
        message.key(),
        message.channel(),
        message.to(),
        message.subject(),
        message.text(),
        Instant.EPOCH,
        true,
        MessageState.SENT,
        1,
        null);
  }
}
