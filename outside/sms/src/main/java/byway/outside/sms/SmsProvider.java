package byway.outside.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Speaks Twilio's API of messages (twilio.com/docs/messaging/api/message-resource) with its checks
 * and error codes, and below {@code /json} a plain one: a bearer token, an object with {@code to}
 * and {@code text}, and an Idempotency-Key. What it does not know it refuses, and nothing is sent.
 */
public final class SmsProvider implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 16_384;
  private static final int LONGEST = 1_600;
  private static final Set<String> FIELDS =
      Set.of("To", "From", "MessagingServiceSid", "Body", "StatusCallback");

  private final HttpServer server;
  private final String account;
  private final String token;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Sent> byKey = new ConcurrentHashMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final Random random = new Random();
  private volatile int refusals;

  /** A message that was taken. */
  public record Sent(String sid, String to, String from, String text, @Nullable String callback) {}

  private record Answer(int status, Map<String, Object> json) {
    static Answer refused(int status, int code, String message) {
      return new Answer(status, Map.of("code", code, "message", message, "status", status));
    }
  }

  private SmsProvider(HttpServer server, String account, String token) {
    this.server = server;
    this.account = account;
    this.token = token;
  }

  /** On the loopback, at a free port. */
  public static SmsProvider start(String account, String token) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var provider = new SmsProvider(server, account, token);
      server.createContext("/", provider::handle);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Those that were taken, the oldest first. */
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** The holder of this number has answered STOP. */
  public void stop(String number) {
    stopped.add(number);
  }

  /** Answers the next calls 503 and does nothing. */
  public void refuseCalls(int calls) {
    refusals = calls;
  }

  /** What is posted to the address of a message when its state changes, and its signature. */
  public record Report(String address, String body, String signature) {}

  /** As the gateway would post it, signed (twilio.com/docs/usage/security). */
  public Report report(Sent message, String status) {
    var fields =
        new TreeMap<>(
            Map.of(
                "MessageSid", message.sid(),
                "MessageStatus", status,
                "To", message.to(),
                "From", message.from(),
                "AccountSid", account));
    var signed = new StringBuilder(String.valueOf(message.callback()));
    var body = new ArrayList<String>();
    fields.forEach(
        (name, value) -> {
          signed.append(name).append(value);
          body.add(name + "=" + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
    return new Report(
        String.valueOf(message.callback()), String.join("&", body), hmac(signed.toString()));
  }

  private String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      var answer = answer(exchange, new String(body, StandardCharsets.UTF_8));
      var json = MAPPER.writeValueAsBytes(answer.json());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    if (refusals > 0) {
      refusals--;
      return Answer.refused(503, 20503, "Service is unavailable. Please try again.");
    }
    var path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestMethod().equals("POST")) {
      return Answer.refused(405, 20004, "Method not allowed");
    }
    var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (path.equals("/json")) {
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      return plain(authorization, String.valueOf(key), body);
    }
    if (!path.equals("/2010-04-01/Accounts/" + account + "/Messages.json")) {
      return Answer.refused(404, 20404, "The requested resource was not found");
    }
    var pair =
        Base64.getEncoder()
            .encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
    if (!authorization.equals("Basic " + pair)) {
      return Answer.refused(401, 20003, "Authenticate");
    }
    return message(form(body));
  }

  private Answer message(Map<String, String> form) {
    var to = form.getOrDefault("To", "");
    var from = form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
    var text = form.getOrDefault("Body", "");
    var callback = form.get("StatusCallback");
    if (!FIELDS.containsAll(form.keySet())) {
      return Answer.refused(400, 20001, "Unknown parameter");
    }
    if (to.isEmpty()) {
      return Answer.refused(400, 21604, "A 'To' phone number is required.");
    }
    if (from.isEmpty()) {
      return Answer.refused(400, 21603, "A 'From' phone number is required.");
    }
    if (text.isEmpty()) {
      return Answer.refused(400, 21602, "Message body is required.");
    }
    if (text.length() > LONGEST) {
      return Answer.refused(
          400, 21617, "The concatenated message body exceeds the 1600 character limit.");
    }
    if (!to.matches("\\+[1-9][0-9]{6,14}")) {
      return Answer.refused(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
    }
    if (callback != null && !callback.matches("https?://[^/\\s]+\\.[^\\s]+")) {
      return Answer.refused(400, 21609, "The 'StatusCallback' URL is not a valid URL.");
    }
    if (stopped.contains(to)) {
      return Answer.refused(400, 21610, "Attempt to send to unsubscribed recipient");
    }
    var taken = take(to, from, text, callback);
    return new Answer(
        201, Map.of("sid", taken.sid(), "status", "queued", "to", to, "from", from, "body", text));
  }

  private Answer plain(String authorization, String key, String body) throws IOException {
    if (!authorization.equals("Bearer " + token)) {
      return Answer.refused(401, 1, "Who are you?");
    }
    var json = MAPPER.readTree(body);
    var to = json.path("to").asText("");
    var text = json.path("text").asText("");
    if (to.isEmpty() || text.isEmpty() || json.size() > 4) {
      return Answer.refused(422, 2, "to and text are needed");
    }
    var taken =
        byKey.computeIfAbsent(key, once -> take(to, json.path("from").asText(""), text, null));
    return new Answer(200, Map.of("id", taken.sid(), "status", "accepted"));
  }

  private synchronized Sent take(String to, String from, String text, @Nullable String callback) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var taken = new Sent("SM" + HexFormat.of().formatHex(bytes), to, from, text, callback);
    sent.add(taken);
    return taken;
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
