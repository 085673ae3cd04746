package byway.kit.platform;

import java.time.Duration;

/**
 * Work that a service does again and again by itself, bounded each time. It runs in every process
 * in which the service does, so it must bear company; a failure is logged, and the next time comes.
 */
public interface Chore {
  Duration every();

  /** Runs as the platform, for no tenant. */
  void run();
}
