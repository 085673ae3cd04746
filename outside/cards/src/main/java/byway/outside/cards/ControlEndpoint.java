package byway.outside.cards;

import byway.outside.cards.CardProcessorSettings.Misbehaviour;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;

/**
 * Looks at the processor and disturbs it, under /_/; for callers on this machine, or with the key.
 */
final class ControlEndpoint implements HttpHandler {
  private final CardProcessor processor;
  private final CardProcessorSettings settings;

  ControlEndpoint(CardProcessor processor, CardProcessorSettings settings) {
    this.processor = processor;
    this.settings = settings;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      if (!allowed(exchange)) {
        throw Refusal.unauthorised("From elsewhere, give the API key as a Bearer token.");
      }
      Form form = Form.parse(exchange.getRequestURI().getRawQuery());
      ObjectNode json =
          switch (route) {
            case "GET /_/health" -> Json.object().put("status", "ok");
            case "GET /_/payments" -> payments((int) form.whole("limit", 100, 1, 1_000));
            case "POST /_/outage" -> outage(form);
            case "POST /_/webhooks" -> webhooks(form);
            case "POST /_/dispute" ->
                Json.object().put("dispute", processor.dispute(form.required("payment_intent")));
            case "POST /_/decide" -> decide(form);
            case "POST /_/fail-refund" -> failRefund(form);
            default -> throw new Refusal(404, "", null, null, "Nothing at " + route);
          };
      Exchanges.json(exchange, 200, json.toPrettyString());
    } catch (Refusal refusal) {
      Exchanges.json(exchange, refusal.status, Json.write(refusal.json()));
    }
  }

  private boolean allowed(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        || ("Bearer " + settings.apiKey()).equals(given);
  }

  private ObjectNode payments(int limit) {
    ObjectNode json = Json.object();
    ObjectNode totals = json.putObject("totals");
    processor
        .totals()
        .forEach(
            (currency, total) ->
                totals
                    .putObject(currency)
                    .put("captured_minor", total.capturedMinor())
                    .put("refunded_minor", total.refundedMinor())
                    .put("disputed_minor", total.disputedMinor()));
    var list = json.putArray("payments");
    processor.payments(limit).forEach(payment -> list.add(Json.MAPPER.valueToTree(payment)));
    return json;
  }

  private ObjectNode outage(Form form) {
    int requests = (int) form.whole("requests", 1, 0, 1_000_000);
    boolean lose = "lose".equals(form.oneOf("mode", "refuse", "lose"));
    if (lose) {
      processor.loseAnswers(requests);
    } else {
      processor.refuseCalls(requests);
    }
    return Json.object().put("mode", lose ? "lose" : "refuse").put("requests", requests);
  }

  private ObjectNode decide(Form form) {
    boolean isWon = "won".equals(form.oneOf("outcome", "won", "lost"));
    processor.decide(form.required("dispute"), isWon);
    return Json.object().put("outcome", isWon ? "won" : "lost");
  }

  private ObjectNode failRefund(Form form) {
    processor.failRefund(form.required("refund"));
    return Json.object().put("refund", form.required("refund"));
  }

  private ObjectNode webhooks(Form form) {
    int copies = (int) form.whole("copies", 1, 1, 10);
    long disorderMillis = form.whole("disorderMillis", 0, 0, 60_000);
    int lose = (int) form.whole("lose", 0, 0, 1_000_000);
    processor.misbehave(new Misbehaviour(copies, Duration.ofMillis(disorderMillis)));
    processor.loseWebhooks(lose);
    return Json.object()
        .put("copies", copies)
        .put("disorderMillis", disorderMillis)
        .put("lose", lose);
  }
}
