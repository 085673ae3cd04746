package byway.apps.dev;

import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.StartupAction;
import io.quarkus.bootstrap.model.ApplicationModel;
import java.nio.file.Path;
import java.util.Map;

/** The artefact, built in memory from what the modules have compiled, by the frame's builder. */
final class Platform {
  private static final Path ARTEFACT = Path.of("apps/byway").toAbsolutePath();

  private final CuratedApplication parts;

  private Platform(CuratedApplication parts) {
    this.parts = parts;
  }

  /** Asks Maven's poms what it is made of; nothing is fetched. */
  static Platform ofTheTree() throws BootstrapException {
    var model = builder().build().bootstrap().getApplicationModel();
    var builder = builder().setExistingModel(model);
    for (var module : Module.in(model)) {
      builder.addAdditionalApplicationArchive(
          new AdditionalDependency(module.classes(), true, false));
      builder.addLocalArtifact(module.key());
    }
    var own = Path.of(Platform.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    builder.addAdditionalDeploymentArchive(own);
    return new Platform(builder.build().bootstrap());
  }

  private static QuarkusBootstrap.Builder builder() {
    return QuarkusBootstrap.builder()
        .setProjectRoot(ARTEFACT)
        .setApplicationRoot(ARTEFACT.resolve("target/classes"))
        .setTargetDirectory(ARTEFACT.resolve("target"))
        .setLocalProjectDiscovery(true)
        .setIsolateDeployment(true)
        .setOffline(true)
        .setBaseClassLoader(Platform.class.getClassLoader())
        .setMode(QuarkusBootstrap.Mode.RUN);
  }

  ApplicationModel model() {
    return parts.getApplicationModel();
  }

  /** Everything that is checked when the artefact is built is checked here. */
  StartupAction build() {
    return parts
        .createAugmentor(OwnClasses.class.getName(), Map.of())
        .createInitialRuntimeApplication();
  }
}
