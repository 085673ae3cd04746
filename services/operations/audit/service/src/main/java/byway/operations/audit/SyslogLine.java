package byway.operations.audit;

import byway.kit.json.Json;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Outcome;
import byway.operations.audit.api.SignedHead;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/**
 * One message of RFC 5424: facility 13 (log audit), the act as MSGID, and all of it as JSON in
 * ASCII.
 */
final class SyslogLine {
  private static final int AUDIT = 13;
  private static final int ERROR = 3;
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int LONGEST_ID = 32;

  /** With three digits of a second, as the RFC's own examples. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final ObjectWriter ASCII =
      Json.MAPPER.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII);

  private SyslogLine() {}

  /** An act, and whose it is. */
  private record OfOperator(UUID operator, Act act) {}

  static byte[] of(String hostname, UUID operator, Act act) {
    return line(
        severity(act.outcome()), act.at(), hostname, act.act(), new OfOperator(operator, act));
  }

  static byte[] of(String hostname, SignedHead head) {
    return line(NOTICE, head.at(), hostname, "audit.head", head);
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case BEGUN, DONE -> NOTICE;
      case REFUSED, UNKNOWN -> WARNING;
      case FAILED -> ERROR;
    };
  }

  private static byte[] line(int severity, Instant at, String hostname, String id, Object said) {
    var message = id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    return "<%d>1 %s %s byway - %s - %s"
        .formatted(AUDIT * 8 + severity, TIME.format(at), hostname, message, json(said))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String json(Object said) {
    try {
      return ASCII.writeValueAsString(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
