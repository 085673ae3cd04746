package byway.kit.values;

/**
 * A call that cannot be served, with a stable code that a program can act on. Shown as {@code
 * application/problem+json} (RFC 9457). What a caller is expected to meet in good order is a value
 * of a sealed result instead.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  private Refusal(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  public static Refusal of(int status, String code, String detail) {
    return new Refusal(status, code, detail);
  }

  /** 400: what was sent cannot be understood. */
  public static Refusal invalid(String code, String detail) {
    return new Refusal(400, code, detail);
  }

  public static Refusal unauthenticated(String detail) {
    return new Refusal(401, "unauthenticated", detail);
  }

  public static Refusal forbidden(String detail) {
    return new Refusal(403, "forbidden", detail);
  }

  public static Refusal notFound(String what) {
    return new Refusal(404, "not_found", what + " was not found");
  }

  public static Refusal conflict(String code, String detail) {
    return new Refusal(409, code, detail);
  }

  /** 429: too often; come again later. */
  public static Refusal tooMany(String code, String detail) {
    return new Refusal(429, code, detail);
  }

  /** 503: full, or a part is away; nothing was changed, come again later. */
  public static Refusal unavailable(String code, String detail) {
    return new Refusal(503, code, detail);
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
