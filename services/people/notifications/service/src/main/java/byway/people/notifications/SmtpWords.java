package byway.people.notifications;

import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** What a mail server said, and what that means. */
final class SmtpWords {
  static final int LONGEST = 500;
  static final String LATE = "the server did not answer in time";
  private static final int LEAST_REFUSAL = 400;
  private static final int LEAST_FINAL = 500;

  private SmtpWords() {}

  static String of(SMTPTransport transport) {
    return line(transport.getLastServerResponse());
  }

  static Tried.NotTaken notTaken(Exception e, SMTPTransport transport) {
    if (find(e, SSLException.class).isPresent()) {
      return new Tried.NotTaken(
          Fault.TLS_FAILED, true, line(find(e, SSLException.class).get().getMessage()));
    }
    if (find(e, SocketTimeoutException.class).isPresent()) {
      return new Tried.NotTaken(Fault.TIMED_OUT, true, LATE);
    }
    int code = transport.getLastReturnCode();
    if (code < LEAST_REFUSAL) {
      return String.valueOf(e.getMessage()).startsWith("STARTTLS is required")
          ? new Tried.NotTaken(Fault.TLS_FAILED, true, "the server offers no STARTTLS")
          : new Tried.NotTaken(Fault.ANSWER_BROKEN, true, "the line broke before an answer");
    }
    var fault =
        find(e, AuthenticationFailedException.class).isPresent()
            ? Fault.SIGN_IN_REFUSED
            : find(e, SMTPAddressFailedException.class).isPresent()
                ? Fault.RECIPIENT_REFUSED
                : find(e, SMTPSenderFailedException.class).isPresent()
                    ? Fault.SENDER_REFUSED
                    : Fault.REFUSED;
    return new Tried.NotTaken(fault, code < LEAST_FINAL, of(transport));
  }

  /** In what it was caused by, and in what the library has chained to it. */
  private static <E extends Exception> Optional<E> find(@Nullable Throwable e, Class<E> type) {
    if (e == null) {
      return Optional.empty();
    }
    if (type.isInstance(e)) {
      return Optional.of(type.cast(e));
    }
    var chained =
        e instanceof MessagingException mail && mail.getNextException() != e.getCause()
            ? find(mail.getNextException(), type)
            : Optional.<E>empty();
    return chained.or(() -> find(e.getCause(), type));
  }

  /** One line that can be shown, whatever came. */
  static String line(@Nullable String said) {
    if (said == null) {
      return "";
    }
    var line = said.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
