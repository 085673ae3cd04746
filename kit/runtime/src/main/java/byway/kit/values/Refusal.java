package byway.kit.values;

/**
 * A call that cannot be served, with a stable code that a program can act on. Shown as {@code
 * application/problem+json} (RFC 9457). What a caller is expected to meet in good order is a value
 * of a sealed result instead.
 */
public final class Refusal extends RuntimeException {
  /** What was asked for is not there. */
  public static final String NOT_FOUND = "not_found";

  /** A part of the service is away, full or too slow, and nothing else is wrong. */
  public static final String UNAVAILABLE = "unavailable";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final int retryAfterSeconds;

  private Refusal(int status, String code, String detail, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static Refusal of(int status, String code, String detail) {
    return new Refusal(status, code, detail, 0);
  }

  /** 400: what was sent cannot be understood. */
  public static Refusal invalid(String code, String detail) {
    return new Refusal(400, code, detail, 0);
  }

  public static Refusal unauthenticated(String detail) {
    return new Refusal(401, "unauthenticated", detail, 0);
  }

  public static Refusal forbidden(String detail) {
    return new Refusal(403, "forbidden", detail, 0);
  }

  public static Refusal notFound(String what) {
    return new Refusal(404, NOT_FOUND, what + " was not found", 0);
  }

  public static Refusal conflict(String code, String detail) {
    return new Refusal(409, code, detail, 0);
  }

  /** 429: too often; come again later. */
  public static Refusal tooMany(String code, String detail) {
    return new Refusal(429, code, detail, 0);
  }

  /** 503: full, or a part is away; nothing was changed, come again later. */
  public static Refusal unavailable(String code, String detail) {
    return new Refusal(503, code, detail, 0);
  }

  /** The same, and when it is worth coming again ({@code Retry-After}, RFC 9110 section 10.2.3). */
  public Refusal after(int seconds) {
    return new Refusal(status, code, detail(), Math.max(1, seconds));
  }

  public boolean isNotFound() {
    return code.equals(NOT_FOUND);
  }

  /** Seconds until it is worth coming again; 0 where that is not known. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
