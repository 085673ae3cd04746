package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed is recognised, and nothing else, by the scripts that sign and check releases. */
@Needs(
    value = {"openssl", "sha256sum"},
    packages = "openssl coreutils")
class SignedReleaseTest {
  private static final Path TOOLS = Path.of("../tools").toAbsolutePath().normalize();

  @TempDir Path home;
  private Path release;

  @BeforeEach
  void sign() throws Exception {
    release = Files.createDirectory(home.resolve("release"));
    Files.writeString(release.resolve("byway_1.deb"), "a package");
    Files.writeString(release.resolve("byway container.tar"), "an image");
    key("ours");
    key("another");
    run(0, TOOLS.resolve("sign-release").toString(), release.toString(), path("ours.key"));
  }

  @Test
  void a_release_is_recognised_by_the_key_that_signed_it_and_by_no_other() throws Exception {
    assertThat(verify(0, "ours.pub")).contains("all files are as they were signed");
    assertThat(verify(1, "another.pub")).doesNotContain("as they were signed");
  }

  @Test
  void a_file_that_was_changed_added_or_taken_away_is_found() throws Exception {
    Files.writeString(release.resolve("byway_1.deb"), "another package");
    assertThat(verify(1, "ours.pub")).contains("byway_1.deb: FAILED");
    Files.writeString(release.resolve("byway_1.deb"), "a package");
    Files.writeString(release.resolve("more"), "put in later");
    assertThat(verify(1, "ours.pub")).contains("not signed: more");
    Files.delete(release.resolve("more"));
    Files.delete(release.resolve("byway container.tar"));
    assertThat(verify(1, "ours.pub")).contains("byway container.tar: FAILED");
  }

  @Test
  void sums_that_were_written_anew_are_not_ours_and_another_kind_of_key_signs_nothing()
      throws Exception {
    var sums = release.resolve("SHA256SUMS");
    Files.writeString(sums, Files.readString(sums).replaceFirst("^.", "z"));
    assertThat(verify(1, "ours.pub")).doesNotContain("as they were signed");
    run(
        0,
        "openssl",
        "genpkey",
        "-algorithm",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        path("ec.key"));
    assertThat(
            run(66, TOOLS.resolve("sign-release").toString(), release.toString(), path("ec.key")))
        .contains("is no Ed25519 key");
  }

  private String path(String name) {
    return home.resolve(name).toString();
  }

  private void key(String name) throws Exception {
    run(0, "openssl", "genpkey", "-algorithm", "ed25519", "-out", path(name + ".key"));
    run(0, "openssl", "pkey", "-in", path(name + ".key"), "-pubout", "-out", path(name + ".pub"));
  }

  private String verify(int status, String key) throws Exception {
    return run(status, TOOLS.resolve("verify-release").toString(), release.toString(), path(key));
  }

  private static String run(int status, String... command)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
