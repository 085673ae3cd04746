package byway.apps.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.maven.dependency.ArtifactKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledTest {
  private static final String LAMP =
      """
      class Lamp {
        final int watts;
        Lamp(int watts) { this.watts = watts; }
        @Deprecated String says() { return "on"; }
      }
      """;

  @TempDir Path folder;
  Module module;

  @BeforeEach
  void a_module_that_is_compiled() throws IOException {
    module = new Module(ArtifactKey.ga("byway", "lamps"), folder, Set.of());
    Compiled.of(module).replace(compile(LAMP));
  }

  @Test
  void what_a_method_does_is_no_change_of_shape() throws IOException {
    var now = compile(LAMP.replace("\"on\"", "\"off\""));
    assertThat(Compiled.of(module).differsInBodiesOnly(now)).isTrue();
    assertThat(Compiled.of(module).changed(now)).containsOnlyKeys("Lamp.class");
  }

  @Test
  void a_member_an_annotation_a_constructor_and_a_class_more_are() throws IOException {
    for (var other :
        List.of(
            LAMP.replace("int watts;", "int watts; int volts;"),
            LAMP.replace("@Deprecated ", ""),
            LAMP.replace("this.watts = watts", "this.watts = 2 * watts"),
            LAMP.replace("String says()", "String says(int times)"),
            LAMP + "class Shade {}")) {
      assertThat(Compiled.of(module).differsInBodiesOnly(compile(other))).as(other).isFalse();
    }
  }

  @Test
  void what_is_gone_from_the_source_is_gone_and_maven_takes_the_rest_for_old() throws IOException {
    Compiled.of(module)
        .replace(
            compile(LAMP.replace("class Lamp {", "class Lantern {").replace("Lamp(", "Lantern(")));
    assertThat(module.classes().resolve("Lamp.class")).doesNotExist();
    var there = module.classes().resolve("Lantern.class");
    assertThat(Files.getLastModifiedTime(there))
        .isLessThan(Files.getLastModifiedTime(module.java().resolve("Lamp.java")));
  }

  @Test
  void what_does_not_compile_says_where_and_changes_nothing() throws IOException {
    Files.writeString(module.java().resolve("Lamp.java"), LAMP.replace("\"on\"", "on"));
    var result = new Compiler(List.of()).compile(List.of(module));
    assertThat(result)
        .isInstanceOfSatisfying(
            Compiler.Result.Failed.class,
            failed -> assertThat(failed.why()).contains("Lamp.java:4"));
    assertThat(Compiled.of(module).names()).containsExactly("Lamp");
  }

  @Test
  void the_lock_of_an_editor_is_no_source() throws IOException {
    Files.createSymbolicLink(module.java().resolve(".#Lamp.java"), Path.of("me@here.1"));
    assertThat(new Compiler(List.of()).compile(List.of(module)))
        .isInstanceOf(Compiler.Result.Compiled.class);
  }

  private Map<String, byte[]> compile(String source) throws IOException {
    Files.createDirectories(module.java());
    Files.writeString(module.java().resolve("Lamp.java"), source);
    return switch (new Compiler(List.of()).compile(List.of(module))) {
      case Compiler.Result.Compiled(var classes) -> classes.getOrDefault(module, Map.of());
      case Compiler.Result.Failed(var why) -> throw new AssertionError(why);
    };
  }
}
