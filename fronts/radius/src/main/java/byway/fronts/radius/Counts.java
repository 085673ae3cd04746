package byway.fronts.radius;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A counter for each word of ours that says what came of something. The registry would look for it
 * each time, which costs as much as reading a packet.
 */
final class Counts {
  private final MeterRegistry metrics;
  private final String name;
  private final String tag;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  Counts(MeterRegistry metrics, String name, String tag) {
    this.metrics = metrics;
    this.name = name;
    this.tag = tag;
  }

  void add(String word) {
    var known = counters.get(word);
    if (known == null) {
      known = counters.computeIfAbsent(word, of -> metrics.counter(name, tag, of));
    }
    known.increment();
  }
}
