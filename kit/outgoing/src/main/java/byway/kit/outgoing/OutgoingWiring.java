package byway.kit.outgoing;

import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;

/** One client of a process, for whoever is injected it: its budgets and breakers are shared. */
@Singleton
final class OutgoingWiring {
  @Produces
  @Singleton
  Outgoing outgoing(Settings settings, InstantSource clock, MeterRegistry metrics)
      throws NoSuchAlgorithmException {
    return new Outgoing(
        settings.of(OutgoingSettings.class),
        Resolver.system(),
        SSLContext.getDefault(),
        clock,
        metrics);
  }

  void close(@Disposes Outgoing outgoing) {
    outgoing.close();
  }
}
