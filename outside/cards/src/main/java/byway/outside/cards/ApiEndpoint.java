package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The API under /v1: who calls, whether the call was made before, and what it answers. */
final class ApiEndpoint implements HttpHandler {
  /** That of stripe-java 31.4.0; its webhook reader refuses events of another release. */
  static final String VERSION = "2026-02-25.clover";

  private static final long IDEMPOTENT_SECONDS = Duration.ofHours(24).toSeconds();

  private final CardProcessorSettings settings;
  private final Books books;
  private final Routes routes;
  private final Outage outage;
  private final String restrictedKey;

  ApiEndpoint(
      CardProcessorSettings settings,
      Books books,
      Routes routes,
      Outage outage,
      String restrictedKey) {
    this.restrictedKey = restrictedKey;
    this.settings = settings;
    this.books = books;
    this.routes = routes;
    this.outage = outage;
  }

  private record Reply(int status, String body, boolean replayed) {
    static Reply of(Refusal refusal) {
      return new Reply(refusal.status, Json.write(refusal.json()), false);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var mode = outage.next();
    var request = Secrets.fresh("req");
    Reply reply;
    try {
      var body = Exchanges.body(exchange, settings.limits().bodyBytes());
      if (mode == Outage.Mode.REFUSE) {
        throw Refusal.broken(503, "The service is unavailable for the moment.");
      }
      authenticate(
          exchange.getRequestHeaders().getFirst("Authorization"),
          exchange.getRequestURI().getPath());
      reply = reply(exchange, request, body.orElseThrow(Refusal::tooLarge));
    } catch (Refusal refusal) {
      reply = Reply.of(refusal);
    } catch (RuntimeException e) {
      System.getLogger(ApiEndpoint.class.getName())
          .log(System.Logger.Level.ERROR, "request " + request + " failed", e);
      reply = Reply.of(Refusal.broken(500, "Something went wrong on our side."));
    }
    if (mode == Outage.Mode.LOSE) {
      return; // The connection is closed with nothing said.
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Request-Id", request);
    headers.set("Stripe-Version", VERSION);
    if (reply.replayed) {
      headers.set("Idempotent-Replayed", "true");
    }
    Exchanges.json(exchange, reply.status, reply.body);
  }

  private void authenticate(@Nullable String header, String path) {
    if (header == null || !header.startsWith("Bearer ")) {
      throw Refusal.unauthorised(
          "You did not provide an API key. Provide it in the Authorization header, using Bearer"
              + " auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    var given = header.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8);
    boolean isRestricted = isKey(given, restrictedKey);
    if (!isRestricted && !isKey(given, settings.apiKey())) {
      throw Refusal.unauthorised("Invalid API Key provided.");
    }
    if (isRestricted && path.matches("/v1/(account|webhook_endpoints)(/.*)?")) {
      throw new Refusal(
          403,
          "invalid_request_error",
          null,
          null,
          "The provided key does not have the required permissions for this endpoint.");
    }
  }

  private static boolean isKey(byte[] given, String known) {
    return MessageDigest.isEqual(given, known.getBytes(StandardCharsets.UTF_8));
  }

  private Reply reply(HttpExchange exchange, String request, String body) {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getPath();
    var match = routes.find(method, path);
    boolean posts = method.equals("POST");
    var form = Form.parse(posts ? body : exchange.getRequestURI().getRawQuery());
    var key = posts ? exchange.getRequestHeaders().getFirst("Idempotency-Key") : null;
    if (key != null && (key.isBlank() || key.length() > 255)) {
      throw Refusal.invalid(null, null, "Idempotency keys have 1 to 255 characters.");
    }
    return books.change(
        request,
        key,
        change -> {
          var call = new Call(change, path, match.id(), form);
          return key == null
              ? said(call, match.handler())
              : once(call, match.handler(), key, method + " " + path + " " + form.canonical());
        });
  }

  /**
   * Does what was not done under this key before; a refused call may be made again, corrected. What
   * was asked is kept as a keyed hash only.
   */
  private Reply once(Call call, Call.Handler handler, String key, String asked) {
    var change = call.change();
    var digest = Secrets.keyed(settings.apiKey() + "/idempotency", asked);
    var before = change.find(Books.ANSWER, key);
    if (before != null && before.path("created").asLong() > change.now() - IDEMPOTENT_SECONDS) {
      if (!Json.is(before, "digest", digest)) {
        throw new Refusal(
            400,
            "idempotency_error",
            null,
            null,
            "Keys for idempotent requests can only be used with the same parameters they were first"
                + " used with. Try using a key other than '"
                + key
                + "' if you meant to execute a different request.");
      }
      return new Reply(before.path("status").asInt(), before.path("body").asText(), true);
    }
    var reply = said(call, handler);
    change
        .create(Books.ANSWER, key)
        .put("digest", digest)
        .put("status", reply.status())
        .put("body", reply.body());
    return reply;
  }

  private static Reply said(Call call, Call.Handler handler) {
    ObjectNode json = handler.handle(call);
    boolean isGood = !json.has("error");
    if (isGood) {
      call.expand(json);
    }
    call.form().refuseUnread();
    return new Reply(isGood ? 200 : 402, Json.write(json), false);
  }
}
