package byway.apps.contracts;

import byway.apps.demo.Demo;
import byway.kit.platform.Infrastructure;
import byway.kit.settings.Settings;
import byway.kit.testing.TestInfrastructure;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All services on a database of their own, before the frame starts: the card processor alone is a
 * stand-in, on its real protocol.
 */
public final class RunningServices implements QuarkusTestResourceLifecycleManager {
  private @Nullable CardProcessor cards;

  @Override
  public Map<String, String> start() {
    var database = TestInfrastructure.fresh();
    var settings =
        Settings.read(
            Map.of(
                "BYWAY_DATA", data(),
                "BYWAY_DATABASE_URL", database.jdbcUrl(),
                "BYWAY_DATABASE_USER", TestInfrastructure.superuser(),
                "BYWAY_DATABASE_PASSWORD", TestInfrastructure.superuserPassword(),
                "BYWAY_SECRET", TestInfrastructure.secret(),
                "BYWAY_INTERNAL_PORT", "0",
                "BYWAY_ROLES", "services"));
    var paid = CardProcessor.start(CardProcessorSettings.defaults());
    cards = paid;
    Infrastructure.begin(
        Demo.with(settings, paid),
        Clock.systemUTC(),
        refused -> {
          throw refused;
        });
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0",
        "quarkus.log.console.json.enabled", "false",
        // Every failure there is, of every method: what is looked at is what the caller meets.
        "quarkus.log.category.\"byway.kit.calls.Calls\".level", "OFF",
        "quarkus.log.category.\"byway.kit.web.Failures\".level", "OFF");
  }

  private static String data() {
    try {
      return Files.createTempDirectory("byway-contracts").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The platform closes what it stands on when it stops. */
  @Override
  public void stop() {
    if (cards != null) {
      cards.close();
    }
  }
}
