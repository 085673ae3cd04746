package byway.apps.contracts;

import byway.kit.values.Money;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type that a contract speaks of: every kind of a sealed result, every constant of an
 * enum, with all that may be missing there and missing, texts with whatever a text can have.
 */
final class Samples {
  /** Deeper than any record is; one that holds itself ends here. */
  private static final int DEEPEST = 12;

  private static final List<String> TEXTS =
      List.of("plain", "caf\u00e9 / 50% & \"more\"?#;+\\", "\u4f8b \ud83d\udc69 \u0661", "");

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");

  /** The first is that of every id in a first sample. */
  static final List<UUID> UUIDS = List.of(new UUID(0x7000, 1), new UUID(-1, -1));

  private static final Map<Class<?>, List<?>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, TEXTS),
          Map.entry(UUID.class, UUIDS),
          Map.entry(int.class, List.of(7, Integer.MAX_VALUE, -1)),
          Map.entry(Integer.class, List.of(7, Integer.MAX_VALUE)),
          Map.entry(long.class, List.of(7L, Long.MAX_VALUE, Long.MIN_VALUE)),
          Map.entry(Long.class, List.of(7L, Long.MAX_VALUE)),
          Map.entry(double.class, List.of(0.1, -52.370216)),
          Map.entry(Double.class, List.of(0.1, -52.370216)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(Boolean.class, List.of(true, false)),
          Map.entry(Instant.class, List.of(TIME, Instant.EPOCH)),
          Map.entry(LocalDate.class, List.of(LocalDate.of(2026, 2, 28))),
          Map.entry(URI.class, List.of(URI.create("https://example.org/a?b=c"))),
          Map.entry(Money.class, List.of(new Money(1_999, "EUR"), new Money(0, "JPY"))));

  private Samples() {}

  /** Several of this type, the first of them with all that it can have. */
  static List<@Nullable Object> of(Type type) {
    return of(type, Map.of(), 0);
  }

  private static List<@Nullable Object> of(Type type, Map<TypeVariable<?>, Type> bound, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("too deep: " + type.getTypeName());
    }
    return switch (type) {
      case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), bound, depth);
      case ParameterizedType made -> ofParameterized(made, bound, depth);
      case Class<?> plain -> ofClass(plain, bound, depth);
      default -> throw new IllegalArgumentException("no sample of " + type.getTypeName());
    };
  }

  private static List<@Nullable Object> ofParameterized(
      ParameterizedType type, Map<TypeVariable<?>, Type> bound, int depth) {
    var raw = (Class<?>) type.getRawType();
    var arguments = type.getActualTypeArguments();
    if (raw == List.class) {
      return List.of(List.copyOf(of(arguments[0], bound, depth + 1)), List.of());
    }
    if (raw == Set.class) {
      return List.of(Set.copyOf(of(arguments[0], bound, depth + 1)), Set.of());
    }
    if (raw == Map.class) {
      var key = of(arguments[0], bound, depth + 1).getFirst();
      var value = of(arguments[1], bound, depth + 1).getFirst();
      return List.of(Map.of(present(key), present(value)), Map.of());
    }
    var names = raw.getTypeParameters();
    var within = new java.util.HashMap<TypeVariable<?>, Type>(bound);
    for (int i = 0; i < names.length; i++) {
      within.put(names[i], arguments[i]);
    }
    return ofClass(raw, within, depth);
  }

  private static List<@Nullable Object> ofClass(
      Class<?> type, Map<TypeVariable<?>, Type> bound, int depth) {
    var plain = PLAIN.get(type);
    if (plain != null) {
      return new ArrayList<>(plain);
    }
    if (type.isEnum()) {
      return new ArrayList<>(Arrays.asList(type.getEnumConstants()));
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(kind -> of(kind, bound, depth).stream())
          .toList();
    }
    if (type.isRecord()) {
      return ofRecord(type, bound, depth);
    }
    if (type == void.class) {
      return new ArrayList<>(java.util.Collections.singletonList(null));
    }
    throw new IllegalArgumentException("no sample of " + type.getTypeName());
  }

  /** As many as its component with the most samples has, each with the next of the others. */
  private static List<@Nullable Object> ofRecord(
      Class<?> type, Map<TypeVariable<?>, Type> bound, int depth) {
    var components = type.getRecordComponents();
    var of = new ArrayList<List<@Nullable Object>>();
    int most = 1;
    for (var component : components) {
      var samples = new ArrayList<>(of(component.getGenericType(), bound, depth + 1));
      if (isNullable(component)) {
        samples.add(null);
      }
      of.add(samples);
      most = Math.max(most, samples.size());
    }
    var made = new ArrayList<@Nullable Object>();
    for (int i = 0; i < most; i++) {
      var given = new @Nullable Object[components.length];
      for (int c = 0; c < components.length; c++) {
        given[c] = of.get(c).get(i % of.get(c).size());
      }
      made.add(make(type, components, given));
    }
    return made;
  }

  private static Object make(
      Class<?> type, RecordComponent[] components, @Nullable Object[] given) {
    try {
      Constructor<?> whole =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      whole.setAccessible(true);
      return whole.newInstance(given);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "no sample of " + type.getName() + " with " + Arrays.toString(given), e);
    }
  }

  /** A component or a parameter that may be null. */
  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("a map holds no null");
    }
    return value;
  }
}
