package byway.kit.outgoing;

import static byway.kit.outgoing.Client.answered;
import static byway.kit.outgoing.Client.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutgoingSettingsTest {
  private final UUID tenant = UUID.randomUUID();

  @Test
  void unless_told_otherwise_only_https_to_the_public_internet_is_called() {
    assertThat(Settings.read(Map.of()).of(OutgoingSettings.class))
        .isEqualTo(OutgoingSettings.USUAL);
  }

  @Test
  void an_installation_names_private_networks_and_how_often_they_are_called()
      throws IOException, NoSuchAlgorithmException {
    var told =
        Settings.read(
            Map.of(
                "BYWAY_OUTGOING_NETWORKS", "home=127.0.0.0/8",
                "BYWAY_OUTGOING_PLAIN_HTTP", "yes",
                "BYWAY_OUTGOING_PER_MINUTE", "2"));
    var wiring = new OutgoingWiring();
    var outgoing = wiring.outgoing(told, Clock.systemUTC(), new SimpleMeterRegistry());
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, 200, "here"))) {
      var request = OutgoingRequest.get(site.at("/"));
      assertNotSent(send(outgoing, request), Code.ADDRESS_REFUSED);
      assertThat(answered(send(outgoing, request.withNetwork("home"))).status()).isEqualTo(200);
      assertNotSent(send(outgoing, request.withNetwork("home")), Code.BUDGET_SPENT);
    } finally {
      wiring.close(outgoing);
    }
  }

  private Reply send(Outgoing outgoing, OutgoingRequest request) {
    return Context.platform(tenant).call(() -> outgoing.send(request));
  }

  @Test
  void what_cannot_be_read_refuses_the_start() {
    var wrong =
        Map.of("BYWAY_OUTGOING_NETWORKS", "10.0.0.0/8", "BYWAY_OUTGOING_PLAIN_HTTP", "maybe");
    assertThatThrownBy(() -> Settings.read(wrong))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BYWAY_OUTGOING_NETWORKS is \"10.0.0.0/8\": not name=address")
        .hasMessageContaining("BYWAY_OUTGOING_PLAIN_HTTP is \"maybe\": must be one of no, yes");
  }
}
