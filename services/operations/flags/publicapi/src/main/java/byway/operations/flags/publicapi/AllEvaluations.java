package byway.operations.flags.publicapi;

import byway.kit.json.Json;
import byway.operations.flags.api.asking.RuleBook;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All flags at once. */
record AllEvaluations(
    List<Evaluation> flags, List<EventStream> eventStreams, Map<String, String> metadata) {

  /** Where a program hears that it should ask again. */
  record EventStream(String type, String url, int inactivityDelaySec) {}

  static List<Evaluation> of(RuleBook book, SaidContext said, Instant at) {
    var asking = said.asking(at);
    return book.keys().stream()
        .flatMap(
            key -> {
              var flag = book.flag(key);
              var outcome = book.answer(key, asking);
              return flag == null || outcome == null
                  ? Stream.<Evaluation>empty()
                  : Stream.of(Evaluation.of(key, flag.definition(), outcome));
            })
        .toList();
  }

  /**
   * Changes with the rules, with who is asked for, and with the answers themselves, which time
   * alone may change.
   */
  static String tag(RuleBook book, SaidContext said, List<Evaluation> answers) {
    try {
      var all = List.of(book.version(), said.fields(), answers);
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.MAPPER.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
