package byway.people.notifications.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the console shows of messages beside their page, above all whether they leave. */
@Singleton
class MessagesInConsole implements InMenu, SaysDone, Answerable, Check, SaysFindings {
  private static final String NO_SMS = "no-sms";
  private static final String NO_MAIL = "no-mail";
  private static final String KEPT = "messages-kept";
  private static final String NOT_LEAVING = "mail-not-leaving";

  /** Longer than a server is busy, and shorter than a code is waited for in vain by many. */
  private static final Duration LONG = Duration.ofMinutes(15);

  private final Notifications notifications;
  private final InstantSource clock;

  MessagesInConsole(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public Map<String, String> done(Locale language) {
    var saved = words(language).saved();
    var template = words(language).templateSaved();
    return Map.ofEntries(
        Map.entry("message.again", words(language).sentAgain()),
        Map.entry("senders.mail", saved),
        Map.entry("senders.mail-reset", saved),
        Map.entry("senders.sms", saved),
        Map.entry("senders.sms-reset", saved),
        Map.entry("senders.limits", saved),
        Map.entry("senders.mailbox", saved),
        Map.entry("senders.mailbox-reset", saved),
        Map.entry("bounce.lift", words(language).bounceLifted()),
        Map.entry("template.set", template),
        Map.entry("template.reset", template));
  }

  private static NotificationMessages words(Locale language) {
    return Languages.words(NotificationMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 30, MessagePages.HOME, words(language).title(), "notifications.list"));
  }

  @Override
  public String part() {
    return "notifications";
  }

  @Override
  public Object ask() {
    return notifications.list(1, null);
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Finding look() {
    var leaving = notifications.leaving();
    var today = notifications.today();
    var since = today.waitingSince();
    if (since != null && since.plus(LONG).isBefore(clock.instant())) {
      return Finding.warn(
          NOT_LEAVING, "messages have not left for a while", MessagePages.HOME, today.waiting());
    }
    if (leaving.mail() && leaving.sms()) {
      return Finding.good();
    }
    if (leaving.mail() || leaving.sms()) {
      return leaving.mail()
          ? warn(NO_SMS, "text messages are kept in the outbox and not sent")
          : warn(NO_MAIL, "mail is kept in the outbox and not sent");
    }
    return warn(KEPT, "messages are kept in the outbox and not sent");
  }

  private static Finding warn(String code, String reason) {
    return Finding.warn(code, reason, MessagePages.HOME);
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).check();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return switch (finding.code()) {
      case NO_SMS -> Optional.of(words(language).noSms());
      case NO_MAIL -> Optional.of(words(language).noMail());
      case NOT_LEAVING ->
          Optional.of(words(language).notLeaving(String.join("", finding.details())));
      case KEPT -> Optional.of(words(language).messagesKept());
      default -> Optional.empty();
    };
  }
}
