package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The Debian package as people have it: made of the artefact, installed into a machine that is
 * booted for it, upgraded, removed and purged there. {@code ./byway soak package} does more of it,
 * over a fresh Debian.
 */
@Needs(
    value = {"systemd-nspawn", "ar", "strip", "unzip", "xz", "curl"},
    packages = "systemd-container binutils unzip xz-utils curl")
class PackageTest {
  private static final Path TREE = Path.of("..").toAbsolutePath().normalize();

  @Test
  void the_package_is_installed_serves_is_upgraded_and_leaves_nothing_behind() throws Exception {
    assumeThat(System.getProperty("user.name")).as("a machine is booted by root").isEqualTo("root");
    assertThat(run("tools/package-server", "--quick")).contains(".deb");
    assertThat(run("tools/try-package", "--short"))
        .contains(
            "PostgreSQL among them, are of the user byway",
            "byway doctor finds nothing that is bad",
            "answers at port 80",
            "removed: nothing of it runs; data and settings are kept",
            "purged: nothing is left of it")
        .endsWith("all of it is so\n");
  }

  private static String run(String... command) throws Exception {
    var builder =
        new ProcessBuilder(List.of(command)).directory(TREE.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PACKAGE_EFFORT", "0");
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
