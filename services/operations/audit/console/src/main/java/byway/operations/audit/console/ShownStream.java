package byway.operations.audit.console;

import byway.fronts.web.words.ForReader;
import byway.operations.audit.api.StreamKind;
import byway.operations.audit.api.StreamState;
import java.util.List;

/**
 * Where acts are sent, as it is read.
 *
 * @param last when something was taken; empty where nothing was yet
 */
public record ShownStream(
    boolean isThere, String address, boolean isSafe, String last, String behind, String trouble) {
  private static final ShownStream NONE = new ShownStream(false, "", true, "", "", "");

  static ShownStream of(List<StreamState> all, StreamKind kind, ForReader reader) {
    return all.stream()
        .filter(one -> one.kind() == kind)
        .map(one -> of(one, reader))
        .findFirst()
        .orElse(NONE);
  }

  private static ShownStream of(StreamState state, ForReader reader) {
    var last = state.lastSentAt();
    return new ShownStream(
        true,
        state.address(),
        state.isSafe(),
        last == null ? "" : reader.time(last),
        reader.number(state.behind()),
        state.trouble());
  }
}
