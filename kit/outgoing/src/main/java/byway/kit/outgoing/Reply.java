package byway.kit.outgoing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a call. The difference between the last two is for whoever tries again: {@link
 * NotSent} did nothing there, {@link Unanswered} may have done everything.
 */
public sealed interface Reply {

  /**
   * An answer, whatever its status, whole.
   *
   * @param headers by name in lower case
   * @param from where it came from, after redirects
   */
  record Answered(int status, Map<String, List<String>> headers, byte[] body, URI from)
      implements Reply {
    public Answered {
      headers = Map.copyOf(headers);
    }

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
      var values = headers.get(name.toLowerCase(Locale.ROOT));
      return values == null ? Optional.empty() : Optional.of(values.getFirst());
    }
  }

  /** Nothing of the request has left. */
  record NotSent(Code code, String detail) implements Reply {}

  /**
   * The request may have been received.
   *
   * @param status where one was read before it broke
   */
  record Unanswered(Code code, String detail, OptionalInt status) implements Reply {}
}
