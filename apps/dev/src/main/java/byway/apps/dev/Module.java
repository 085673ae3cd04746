package byway.apps.dev;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of our modules in the artefact.
 *
 * @param needs the modules that it names in its pom
 */
record Module(ArtifactKey key, Path folder, Set<ArtifactKey> needs) {
  static List<Module> in(ApplicationModel model) {
    return Stream.concat(Stream.of(model.getAppArtifact()), model.getDependencies().stream())
        .filter(part -> part.getWorkspaceModule() != null && part.isRuntimeCp())
        .map(Module::of)
        .toList();
  }

  private static Module of(ResolvedDependency part) {
    var needs = new HashSet<ArtifactKey>();
    part.getWorkspaceModule().getDirectDependencies().forEach(need -> needs.add(need.getKey()));
    return new Module(
        part.getKey(), part.getWorkspaceModule().getModuleDir().toPath().toAbsolutePath(), needs);
  }

  /** These and all that need them, directly or not. */
  static List<Module> withThoseThatNeed(Set<Module> changed, List<Module> all) {
    var found = new ArrayList<>(changed);
    for (int i = 0; i < found.size(); i++) {
      var key = found.get(i).key();
      for (var module : all) {
        if (module.needs().contains(key) && !found.contains(module)) {
          found.add(module);
        }
      }
    }
    return found;
  }

  Path java() {
    return folder.resolve("src/main/java");
  }

  Path resources() {
    return folder.resolve("src/main/resources");
  }

  Path classes() {
    return folder.resolve("target/classes");
  }
}
