package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a seller's events go, set up by the API (docs.stripe.com/api/webhook_endpoints). The secret
 * is told once, in the answer that makes it.
 */
final class WebhookEndpoints {
  static final String KIND = "webhook_endpoint";
  static final String SECRET = "secret";
  private static final int MOST = 16;
  private static final int MOST_EVENTS = 300;

  private WebhookEndpoints() {}

  static void addTo(Routes routes) {
    routes
        .add("POST /v1/webhook_endpoints", WebhookEndpoints::create)
        .add("POST /v1/webhook_endpoints/{id}", WebhookEndpoints::update)
        .add("DELETE /v1/webhook_endpoints/{id}", WebhookEndpoints::delete)
        .add("GET /v1/webhook_endpoints/{id}", call -> Json.told(there(call)))
        .add(
            "GET /v1/webhook_endpoints",
            call -> call.page(call.ofTheTime(KIND).filter(one -> !isGone(one))));
  }

  private static ObjectNode create(Call call) {
    var form = call.form();
    if (call.change().newestFirst(KIND).filter(one -> !isGone(one)).count() >= MOST) {
      throw Refusal.invalid(
          null, null, "You have reached the maximum of " + MOST + " test webhook endpoints.");
    }
    var url = url(form.text("url"));
    var events = events(form.texts("enabled_events"));
    var made = call.change().create(KIND, Secrets.fresh("we"));
    made.put("url", url).put("status", "enabled").put("api_version", version(form));
    made.put("description", form.text("description"));
    made.set("enabled_events", events);
    made.set("metadata", form.metadata());
    var secret = Secrets.fresh("whsec");
    Json.own(made).put(SECRET, secret);
    return Json.told(made).put(SECRET, secret);
  }

  private static @Nullable String version(Form form) {
    var version = form.text("api_version");
    if (version != null && !version.equals(ApiEndpoint.VERSION)) {
      throw Refusal.invalid(null, "api_version", "Invalid API version: " + version + ".");
    }
    return version;
  }

  private static ObjectNode update(Call call) {
    var form = call.form();
    var endpoint = call.change().edit(there(call));
    var url = form.text("url");
    if (url != null) {
      endpoint.put("url", url(url));
    }
    var events = form.texts("enabled_events");
    if (!events.isEmpty()) {
      endpoint.set("enabled_events", events(events));
    }
    var disabled = form.text("disabled");
    if (disabled != null) {
      endpoint.put("status", disabled.equals("true") ? "disabled" : "enabled");
    }
    return Json.told(endpoint);
  }

  private static ObjectNode delete(Call call) {
    var endpoint = call.change().edit(there(call));
    endpoint.retain("id", "object", "created");
    return Json.told(endpoint.put("deleted", true));
  }

  private static ObjectNode there(Call call) {
    var found = call.require(KIND, "webhook_endpoint");
    if (isGone(found)) {
      throw Refusal.unknownObject(KIND, call.id(), "webhook_endpoint");
    }
    return found;
  }

  private static boolean isGone(ObjectNode endpoint) {
    return endpoint.path("deleted").asBoolean();
  }

  /** As it is at Stripe: of the internet, where nobody's own machine is. */
  private static String url(@Nullable String given) {
    if (given == null) {
      throw Refusal.missingParameter("url");
    }
    try {
      var url = new URI(given);
      var host = url.getHost();
      if (!"https".equals(url.getScheme()) || host == null) {
        throw Refusal.invalid("url_invalid", "url", "Invalid URL: webhooks need an https address.");
      }
      if (host.equals("localhost")
          || !host.contains(".")
          || host.matches("(127|10|192\\.168)\\..*")) {
        throw Refusal.invalid(
            "url_invalid", "url", "Invalid URL: URL must be publicly accessible.");
      }
      return given;
    } catch (URISyntaxException e) {
      throw Refusal.invalid("url_invalid", "url", "Not a valid URL");
    }
  }

  private static ArrayNode events(List<String> given) {
    if (given.isEmpty()) {
      throw Refusal.missingParameter("enabled_events");
    }
    if (given.size() > MOST_EVENTS) {
      throw Refusal.invalid(null, "enabled_events", "Too many events.");
    }
    var names = Json.MAPPER.createArrayNode();
    for (var event : given) {
      if (!event.equals("*") && !event.matches("[a-z_]+(\\.[a-z_]+)+")) {
        throw Refusal.invalid(null, "enabled_events", "Invalid event: " + event + ".");
      }
      names.add(event);
    }
    return names;
  }

  /** Those that want to hear of this kind of event. */
  static List<String> wanting(Change change, String type) {
    return change
        .newestFirst(KIND)
        .filter(one -> Json.is(one, "status", "enabled") && wants(one, type))
        .map(Json::id)
        .toList();
  }

  private static boolean wants(ObjectNode endpoint, String type) {
    var wanted = Set.of("*", type);
    for (var event : endpoint.path("enabled_events")) {
      if (wanted.contains(event.asText())) {
        return true;
      }
    }
    return false;
  }
}
