package byway.operations.installation;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.installation.api.MailAnswer;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.installation.api.Trouble;
import byway.people.notifications.api.Senders;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.TryMail;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fourth question: a mail server is taken once it has taken a mail to the owner. */
@Singleton
final class TryMailServer {
  private static final String MAIL = "mail";

  private final Senders senders;

  TryMailServer(Senders senders) {
    this.senders = senders;
  }

  List<Trouble> troubles(MailAnswer answer, @Nullable String password, OwnerAnswer to) {
    if (answer.later()) {
      return List.of();
    }
    var mail = new TryMail(sender(answer, password), to.email(), to.language());
    try {
      return switch (Context.platform().call(() -> senders.tryMail(mail))) {
        case Tried.Taken(var words) -> List.of();
        case Tried.NotTaken(var fault, var passing, var words) ->
            List.of(new Trouble(MAIL, MAIL + "_" + fault.name().toLowerCase(Locale.ROOT), words));
      };
    } catch (Refusal e) {
      return List.of(new Trouble(MAIL, e.code(), e.detail()));
    } catch (CallFailed e) {
      return List.of(new Trouble(MAIL, "mail_timed_out", ""));
    }
  }

  void set(UUID operator, MailAnswer answer, @Nullable String password) {
    if (!answer.later()) {
      var unused = Context.platform(operator).call(() -> senders.setMail(sender(answer, password)));
    }
  }

  private static SetMailSender sender(MailAnswer answer, @Nullable String password) {
    var user = answer.user().isEmpty() ? null : answer.user();
    return new SetMailSender(
        answer.from(),
        "",
        null,
        new SetMailServer(answer.host(), answer.port(), answer.security(), user, password));
  }
}
