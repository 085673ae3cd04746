package byway.kit.platform;

import byway.kit.context.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Runs each chore on a thread of its own, with a little disorder so that processes do not march in
 * step.
 */
final class Chores implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Chores.class);

  private final MeterRegistry metrics;
  private final List<Thread> threads = new ArrayList<>();

  Chores(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void start(Chore chore) {
    threads.add(Thread.ofVirtual().name(name(chore)).start(() -> repeat(chore)));
  }

  private void repeat(Chore chore) {
    try {
      while (true) {
        Thread.sleep(soon(chore.every()));
        run(chore);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Chore chore) {
    try {
      Context.platform().run(chore::run);
      count(chore, "done");
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s failed and is done again later", name(chore));
      count(chore, "failed");
    }
  }

  private void count(Chore chore, String outcome) {
    metrics.counter("byway_chores_total", "chore", name(chore), "outcome", outcome).increment();
  }

  private static String name(Chore chore) {
    return chore.getClass().getSimpleName();
  }

  private static Duration soon(Duration every) {
    double share = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofMillis((long) (every.toMillis() * share));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
