package byway.commerce.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser and a card, at the processor's pages. */
final class Guest implements AutoCloseable {
  static final String GOOD = "4242424242424242";
  static final String DECLINED = "4000000000000002";
  static final String DISPUTED = "4000000000000259";
  static final String ALWAYS_ASKED = "4000002760003184";

  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** Where the browser is sent after "Pay"; the page itself where the card is declined. */
  String pay(String page, String number) {
    return send(
        page, Map.of("number", number, "expiry", "12/30", "cvc", "123", "name", "Ada Guest"));
  }

  /** Answers the bank's question. */
  String answer(String question, boolean isMe) {
    return send(question, Map.of("outcome", isMe ? "complete" : "fail"));
  }

  private String send(String address, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(120))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return browser
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElse(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
  }
}
