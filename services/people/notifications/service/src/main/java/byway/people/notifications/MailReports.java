package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.incoming.Delivery;
import byway.kit.incoming.MalformedEvent;
import byway.kit.incoming.Plan;
import byway.kit.incoming.Receipt;
import byway.kit.incoming.Receiver;
import byway.kit.incoming.Receives;
import byway.kit.incoming.SourceEvent;
import byway.kit.incoming.StandardWebhooks;
import byway.kit.json.Json;
import byway.people.notifications.api.ReportFromOutside;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Mail that came back, as the operator's mail service tells: a message is known by its Message-ID,
 * which is ours, and an address that it came back from for good gets no more.
 */
@Singleton
final class MailReports implements Receives {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration FAILED_KEPT = Duration.ofDays(90);

  private final BounceSecrets secrets;
  private final InstantSource clock;
  private final Receiver<JsonNode> receiver;

  MailReports(
      NotificationsStore store, BounceSecrets secrets, InstantSource clock, MeterRegistry metrics) {
    this.secrets = secrets;
    this.clock = clock;
    this.receiver =
        new Receiver<>(
            "mail",
            new StandardWebhooks(List.of()),
            MailReports::read,
            Map.of("message.bounced", this::bounced),
            store,
            clock,
            metrics);
  }

  static String path(UUID tenant) {
    return "/webhooks/mail/" + tenant;
  }

  @Override
  public Receiver<?> receiver() {
    return receiver;
  }

  void take(ReportFromOutside report) {
    var tenant = report.tenantId();
    var known = Context.platform(tenant).call(() -> secrets.known(tenant));
    switch (receiver
        .of(tenant, new StandardWebhooks(known))
        .receive(Delivery.of(report.body(), report.headers()))) {
      case Receipt.Taken taken -> {}
      case Receipt.NotTaken not -> throw not.refusal();
    }
  }

  /** Some of what was told long ago; how many. */
  int forgetOld() {
    return receiver.forget(KEPT) + receiver.giveUpOld(FAILED_KEPT);
  }

  private static SourceEvent<JsonNode> read(byte[] body) throws MalformedEvent {
    try {
      var json = Json.MAPPER.readTree(body);
      if (json != null && json.path("type").isTextual() && json.path("data").isObject()) {
        return new SourceEvent<>("", json.path("type").asText(), json.path("data"));
      }
    } catch (IOException e) {
      throw new MalformedEvent("the message cannot be read");
    }
    throw new MalformedEvent("the message has no type and data");
  }

  private Plan bounced(JsonNode data) {
    var tenant = Context.current().tenant();
    var key =
        tenant == null
            ? Optional.<UUID>empty()
            : OurMessageId.of(data.path("message_id").asText(""), tenant);
    if (tenant == null || key.isEmpty()) {
      return Plan.foreign();
    }
    boolean isPermanent = data.path("permanent").asBoolean(true);
    var words = SmtpWords.line(data.path("words").asText("it came back"));
    return Plan.of(
        tenant, tx -> Bouncing.cameBack(tx, key.get(), isPermanent, words, clock.instant()));
  }
}
