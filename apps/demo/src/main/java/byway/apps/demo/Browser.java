package byway.apps.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A guest's browser without JavaScript: follows links, keeps cookies, fills in forms. */
final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(PATIENCE)
          .build();
  private Document page = Jsoup.parse("");

  Document open(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  Document page() {
    return page;
  }

  /** Whether the page has such an element. */
  boolean shows(String selector) {
    return page.selectFirst(selector) != null;
  }

  /**
   * Fills in the form that has the given element and sends it.
   *
   * @param has a selector of an element in the form, such as {@code input[name=email]}
   * @param press a selector of the button, or empty for the first one
   */
  Document submit(String has, Map<String, String> values, String press) {
    var form = form(has);
    var fields = new LinkedHashMap<String, String>();
    for (var input : form.select("input[name], select[name], textarea[name]")) {
      boolean box = input.attr("type").equals("checkbox");
      if (!box || input.hasAttr("checked")) {
        fields.put(input.attr("name"), input.val());
      }
    }
    fields.putAll(values);
    var button = press.isEmpty() ? null : form.selectFirst(press);
    if (button != null) {
      fields.put(button.attr("name"), button.val());
    }
    var body =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    var action = form.hasAttr("action") ? form.absUrl("action") : page.location();
    return send(
        HttpRequest.newBuilder(URI.create(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Element form(String has) {
    var inside = page.selectFirst("form:has(" + has + ")");
    if (inside == null) {
      throw new WrongFigure(
          "a form with %s was expected at %s, which says: %s"
              .formatted(has, page.location(), page.body().text()));
    }
    return inside;
  }

  private Document send(HttpRequest.Builder request) {
    try {
      var response =
          http.send(
              request.timeout(PATIENCE).header("Accept", "text/html").build(),
              HttpResponse.BodyHandlers.ofString());
      page = Jsoup.parse(response.body(), response.uri().toString());
      if (response.statusCode() >= 400) {
        throw new WrongFigure(
            "%s answered %d: %s"
                .formatted(response.uri(), response.statusCode(), page.body().text()));
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
