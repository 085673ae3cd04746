package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.Call.Handler;
import byway.outside.cards.Entry.IdempotentAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API under /v1: who calls, whether the call was made before, and what it answers. */
final class ApiEndpoint implements HttpHandler {
  private static final long IDEMPOTENT_SECONDS = Duration.ofHours(24).toSeconds();

  private final CardProcessorSettings settings;
  private final Books books;
  private final StripeObjects objects;
  private final Routes routes;
  private final Outage outage;

  ApiEndpoint(
      CardProcessorSettings settings,
      Books books,
      StripeObjects objects,
      Routes routes,
      Outage outage) {
    this.settings = settings;
    this.books = books;
    this.objects = objects;
    this.routes = routes;
    this.outage = outage;
  }

  private record Reply(int status, String body, boolean replayed) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Outage.Mode mode = outage.next();
    String request = settings.ids().apply("req");
    Reply reply;
    try {
      Optional<String> body = Exchanges.body(exchange, settings.limits().bodyBytes());
      if (mode == Outage.Mode.REFUSE) {
        throw Refusal.broken(503, "The service is unavailable for the moment.");
      }
      authenticate(exchange.getRequestHeaders().getFirst("Authorization"));
      if (body.isEmpty()) {
        throw new Refusal(413, "invalid_request_error", null, null, "Request body too large.");
      }
      reply = reply(exchange, request, body.get());
    } catch (Refusal refusal) {
      reply = new Reply(refusal.status, Json.write(refusal.json()), false);
    } catch (RuntimeException e) {
      System.getLogger(ApiEndpoint.class.getName())
          .log(System.Logger.Level.ERROR, "request " + request + " failed", e);
      Refusal refusal = Refusal.broken(500, "Something went wrong on our side.");
      reply = new Reply(500, Json.write(refusal.json()), false);
    }
    if (mode == Outage.Mode.LOSE) {
      return; // The connection is closed with nothing said.
    }
    exchange.getResponseHeaders().set("Request-Id", request);
    exchange.getResponseHeaders().set("Stripe-Version", StripeObjects.API_VERSION);
    if (reply.replayed) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    }
    Exchanges.json(exchange, reply.status, reply.body);
  }

  private void authenticate(@Nullable String header) {
    if (header == null || !header.startsWith("Bearer ")) {
      throw Refusal.unauthorised(
          "You did not provide an API key. Provide it in the Authorization header, using Bearer"
              + " auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    byte[] given = header.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, settings.apiKey().getBytes(StandardCharsets.UTF_8))) {
      throw Refusal.unauthorised("Invalid API Key provided.");
    }
  }

  private Reply reply(HttpExchange exchange, String request, String body) {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    Routes.Match match = routes.find(method, path);
    boolean posts = method.equals("POST");
    Form form = Form.parse(posts ? body : exchange.getRequestURI().getRawQuery());
    String key = posts ? exchange.getRequestHeaders().getFirst("Idempotency-Key") : null;
    if (key != null && (key.isBlank() || key.length() > 255)) {
      throw Refusal.invalid(null, null, "Idempotency keys have 1 to 255 characters.");
    }
    return books.change(
        request,
        key,
        change -> {
          Call call = new Call(change, objects, path, match.id(), form);
          return key == null
              ? said(call, match.handler())
              : once(
                  call, match.handler(), key, digest(method + " " + path + " " + form.canonical()));
        });
  }

  /** Does what was not done under this key before; a refused call may be made again, corrected. */
  private static Reply once(Call call, Handler handler, String key, String digest) {
    IdempotentAnswer before = call.change().find(IdempotentAnswer.class, key);
    if (before != null && before.created() > call.change().now() - IDEMPOTENT_SECONDS) {
      if (!before.digest().equals(digest)) {
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
      return new Reply(before.status(), before.body(), true);
    }
    Reply reply = said(call, handler);
    call.change()
        .put(new IdempotentAnswer(key, call.change().now(), digest, reply.status(), reply.body()));
    return reply;
  }

  private static Reply said(Call call, Handler handler) {
    Answer answer = handler.handle(call);
    if (answer.status() == 200) {
      for (String name : call.form().texts("expand")) {
        Expansion.expand(answer.json(), name, call);
      }
    }
    return new Reply(answer.status(), Json.write(answer.json()), false);
  }

  private String digest(String text) {
    return Base64.getEncoder()
        .encodeToString(CardEntry.hmacSha256(settings.apiKey() + "/idempotency", text));
  }
}
