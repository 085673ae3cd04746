package byway.apps;

import static java.util.Collections.list;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.calls.Contract;
import byway.kit.events.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jboss.jandex.IndexReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shapes of all events and calls are in {@code docs/events} and {@code docs/contracts}. A build
 * writes there what is new and harmless, and fails where somebody who speaks the old shape would no
 * longer be understood: such an event needs a new version, such a call a new path.
 */
class ShapesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Path DOCS = Path.of("../../docs");

  static List<Class<?>> events() throws IOException {
    return marked(Event.class);
  }

  static List<Class<?>> contracts() throws IOException {
    return marked(Contract.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_still_understood_by_who_knew_it_before(Class<?> event) throws IOException {
    var name = event.getAnnotation(Event.class).value();
    keep(DOCS.resolve("events").resolve(name + ".json"), Shapes.ofEvent(event));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_call_is_still_understood_by_who_knew_it_before(Class<?> contract) throws IOException {
    var name = contract.getSimpleName().toLowerCase(Locale.ROOT);
    keep(DOCS.resolve("contracts").resolve(name + ".json"), Shapes.ofContract(contract));
  }

  @Test
  void no_event_that_somebody_may_still_hear_is_forgotten() throws IOException {
    var here = events().stream().map(e -> e.getAnnotation(Event.class).value() + ".json").toList();
    try (var kept = Files.list(DOCS.resolve("events"))) {
      assertThat(kept.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".json")))
          .hasSameElementsAs(here);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Same, ",
    "Gained, ",
    "Lost, /bytes is gone",
    "Renamed, /name is gone",
    "Retyped, /bytes: type was",
    "Needing, /colour is needed now",
    "Loosened, /name may be missing now",
    "OtherItems, /hosts[]: type was"
  })
  void what_breaks_a_shape_is_found_and_what_does_not_is_left(String after, String found)
      throws ClassNotFoundException {
    var old = Shapes.ofEvent(Same.class);
    var now = Shapes.ofEvent(Class.forName(ShapesTest.class.getName() + "$" + after));
    var breaks = Breaks.between(old, now);
    if (found == null) {
      assertThat(breaks).isEmpty();
    } else {
      assertThat(breaks).anySatisfy(said -> assertThat(said).startsWith(found));
    }
  }

  @Event("x.v1")
  record Same(String name, long bytes, List<String> hosts) {}

  @Event("x.v1")
  record Gained(
      String name, long bytes, List<String> hosts, @Nullable String colour, long weight) {}

  @Event("x.v1")
  record Lost(String name, List<String> hosts) {}

  @Event("x.v1")
  record Renamed(String title, long bytes, List<String> hosts) {}

  @Event("x.v1")
  record Retyped(String name, String bytes, List<String> hosts) {}

  @Event("x.v1")
  record Needing(String name, long bytes, List<String> hosts, String colour) {}

  @Event("x.v1")
  record Loosened(@Nullable String name, long bytes, List<String> hosts) {}

  @Event("x.v1")
  record OtherItems(String name, long bytes, List<Integer> hosts) {}

  private static void keep(Path file, JsonNode now) throws IOException {
    if (Files.exists(file)) {
      assertThat(Breaks.between(JSON.readTree(file.toFile()), now)).as(file.toString()).isEmpty();
    }
    var text = JSON.writeValueAsString(now) + "\n";
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      return;
    }
    assertThat(System.getenv("CI"))
        .as("%s is not as the code is; run the test here and commit it", file)
        .isNull();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Of all features in the artefact, as their indexes have it. */
  private static List<Class<?>> marked(Class<? extends Annotation> mark) throws IOException {
    var names = new TreeSet<String>();
    for (var index : list(ShapesTest.class.getClassLoader().getResources("META-INF/jandex.idx"))) {
      try (var stream = index.openStream()) {
        new IndexReader(stream)
            .read().getAnnotations(mark).stream()
                .map(one -> one.target().asClass().name().toString())
                .forEach(names::add);
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names.stream().<Class<?>>map(ShapesTest::load).toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
