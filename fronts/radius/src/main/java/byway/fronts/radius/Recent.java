package byway.fronts.radius;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last of what was used; the least used goes first. */
final class Recent<K, V> {
  private final Map<K, V> kept;

  Recent(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized @Nullable V get(K key) {
    return kept.get(key);
  }

  synchronized void put(K key, V value) {
    kept.put(key, value);
  }

  synchronized V of(K key, Function<K, V> made) {
    return kept.computeIfAbsent(key, made);
  }
}
