package byway.kit.web;

import byway.kit.json.Json;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/problem+json} (RFC 9457).
 *
 * @param code stable, for programs
 * @param detail for people
 * @param trace what to quote when asking for help
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String code, String detail, @Nullable String trace) {
  public static final String MEDIA_TYPE = "application/problem+json";
  static final Problem TOO_LARGE =
      of(413, "too_large", "the body is larger than is taken here", null);
  static final Problem TOO_SLOW =
      of(408, "too_slow", "the request took longer to come than is waited for", null);
  static final Problem LINE_TOO_LONG =
      of(414, "line_too_long", "the address is longer than is taken here", null);
  static final Problem HEADERS_TOO_LARGE =
      of(431, "headers_too_large", "the headers are larger than is taken here", null);
  static final Problem MALFORMED = of(400, "malformed", "the request cannot be understood", null);
  static final Problem MEDIA_TYPE_INVALID =
      of(415, "unsupported_media_type", "the body's media type cannot be understood", null);
  static final Problem INTERNAL = of(500, "internal", "something broke on our side", null);
  static final Problem VERSION_NOT_SPOKEN =
      of(505, "version_not_spoken", "HTTP/1.1 is spoken here", null);
  static final Problem NOT_FOUND = of(404, "not_found", "what you asked for was not found", null);
  static final Problem HOST_INVALID =
      of(400, "host_invalid", "the request does not say clearly at which one host", null);
  static final Problem PATH_INVALID =
      of(400, "path_invalid", "the path is not spelled plainly", null);

  public static Problem of(Refusal refusal, @Nullable String trace) {
    return of(refusal.status(), refusal.code(), refusal.detail(), trace);
  }

  public static Problem of(int status, String code, String detail, @Nullable String trace) {
    return new Problem(
        "urn:byway:problem:" + code, code.replace('_', ' '), status, code, detail, trace);
  }

  String json() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
