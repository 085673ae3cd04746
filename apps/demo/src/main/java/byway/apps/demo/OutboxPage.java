package byway.apps.demo;

import byway.kit.settings.Settings;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SentMessage;
import io.quarkus.runtime.annotations.CommandLineArguments;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The demo's outbox, since nothing is sent from it: what customers would have got, with the codes
 * in it, for who knows its address from the terminal. It is not there where no demo runs.
 */
@Singleton
class OutboxPage {
  private static final String PATH = "/demo/outbox/";
  private static final int MOST = 30;

  private final DemoOperator operator;
  private final Notifications notifications;
  private final Secrets secrets;
  private final Settings settings;

  OutboxPage(
      DemoOperator operator, Notifications notifications, Secrets secrets, Settings settings) {
    this.operator = operator;
    this.notifications = notifications;
    this.secrets = secrets;
    this.settings = settings;
  }

  URI address() {
    return settings.publicUrl().resolve(PATH + secrets.outboxKey());
  }

  void open(@Observes Router router, @CommandLineArguments String[] arguments) {
    if (Arrays.asList(arguments).contains("demo")) {
      router.get(PATH + ":key").handler(call -> Thread.ofVirtual().start(() -> show(call)));
    }
  }

  private void show(RoutingContext call) {
    var response =
        call.response()
            .putHeader("Content-Type", "text/plain; charset=utf-8")
            .putHeader("Cache-Control", "no-store")
            .putHeader("Referrer-Policy", "no-referrer")
            .putHeader("X-Content-Type-Options", "nosniff");
    if (isKey(call.pathParam("key"))) {
      var unused = response.end(text());
    } else {
      var unused = response.setStatusCode(404).end("Nothing is here.\n");
    }
  }

  private boolean isKey(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8),
        secrets.outboxKey().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    var messages = operator.as(() -> notifications.list(MOST, null)).items();
    return "The outbox of the demo, newest first. Nothing here was sent to anybody.\n\n"
        + (messages.isEmpty()
            ? "Nothing yet. Ask for a code where you sign in, and reload this page.\n"
            : messages.stream().map(OutboxPage::text).collect(Collectors.joining("\n")));
  }

  private static String text(SentMessage message) {
    var subject = message.subject() == null ? "" : "Subject: " + message.subject() + "\n";
    return "To: %s\nAt: %s\n%s\n%s\n"
        .formatted(message.to(), message.at(), subject, message.text());
  }
}
