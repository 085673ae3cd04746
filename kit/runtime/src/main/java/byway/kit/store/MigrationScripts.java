package byway.kit.store;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * A service's migrations, named by the service itself: no scan of the class path at start, and a
 * file nobody names fails a test rather than being skipped.
 */
final class MigrationScripts implements ResourceProvider {
  private static final Pattern NAME = Pattern.compile("V([0-9]{1,9})__.*");

  private final List<Script> scripts;

  MigrationScripts(String service, List<String> names) {
    this.scripts = names.stream().map(name -> script(service, name)).toList();
  }

  /** What the kit brings for several services stands elsewhere: {@code V3__name.sql=its/place}. */
  private static Script script(String service, String name) {
    int shared = name.indexOf('=');
    return shared < 0
        ? new Script(name, Sql.resource("db/" + service + "/" + name))
        : new Script(name.substring(0, shared), Sql.resource(name.substring(shared + 1)));
  }

  List<String> names() {
    return scripts.stream().map(script -> script.name).toList();
  }

  /** The highest version of all; 0 without any. */
  int newest() {
    return scripts.stream().mapToInt(script -> version(script.name)).max().orElse(0);
  }

  /** The number of {@code V12__name.sql}. */
  static int version(String name) {
    var matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a name for a migration: " + name);
    }
    return Integer.parseInt(matcher.group(1));
  }

  String text() {
    return scripts.stream().map(s -> s.name + "\n" + s.sql).collect(Collectors.joining("\n"));
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return scripts.stream().filter(script -> script.name.equals(name)).findFirst().orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return scripts.stream()
        .filter(script -> script.name.startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script.name::endsWith))
        .map(script -> (LoadableResource) script)
        .toList();
  }

  private static final class Script extends LoadableResource {
    private final String name;
    private final String sql;

    Script(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    @Override
    public Reader read() {
      return new StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
