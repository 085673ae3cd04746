package byway.kit.values;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last so many of what was used; the least used goes first. For what a process remembers of its
 * own accord; an answer that is good for a while only is for an {@code ExpiringCache}.
 */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  public Recent(int most) {
    this(most, (key, value) -> {});
  }

  /**
   * @param gone is told what has gone for want of room
   */
  public Recent(int most, BiConsumer<K, V> gone) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            boolean isFull = size() > most;
            if (isFull) {
              gone.accept(eldest.getKey(), eldest.getValue());
            }
            return isFull;
          }
        };
  }

  public synchronized @Nullable V get(K key) {
    return kept.get(key);
  }

  /** Answers what was there before. */
  public synchronized @Nullable V put(K key, V value) {
    return kept.put(key, value);
  }

  /** What is there; where there is none, what is made for it, which is quick. */
  public synchronized V of(K key, Function<K, V> made) {
    return kept.computeIfAbsent(key, made);
  }

  /** Puts what is made of what is there; none takes it away. */
  public synchronized @Nullable V compute(K key, BiFunction<K, @Nullable V, @Nullable V> made) {
    return kept.compute(key, made);
  }

  public synchronized @Nullable V remove(K key) {
    return kept.remove(key);
  }

  public synchronized List<V> values() {
    return List.copyOf(kept.values());
  }
}
