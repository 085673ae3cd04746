package byway.hotspot.agent.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority, and certificates by it, as the JDK's own tool makes them. */
public final class TestAuthority {
  private static final char[] PASSWORD = "password".toCharArray();
  private final Path store;

  /** Makes one. */
  public TestAuthority(Path folder, String name) throws IOException {
    store = folder.resolve(name + ".p12");
    tool("-genkeypair", "-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c=ca:true");
  }

  /** With a certificate for the platform's port, under the alias {@code port}. */
  public TestAuthority withPort(String... extensions) throws IOException {
    var words = new ArrayList<>(List.of("-genkeypair", "-alias", "port", "-dname", "CN=port"));
    words.addAll(List.of("-signer", "ca"));
    for (var extension : extensions) {
      words.addAll(List.of("-ext", extension));
    }
    tool(words.toArray(String[]::new));
    return this;
  }

  /** The same, with one that has ended yesterday. */
  public TestAuthority withOldPort(String extension) throws IOException {
    tool(
        "-genkeypair",
        "-alias",
        "port",
        "-dname",
        "CN=port",
        "-signer",
        "ca",
        "-ext",
        extension,
        "-startdate",
        "-3d");
    return this;
  }

  private void tool(String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "-keystore",
            store.toString(),
            "-storepass",
            "password",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2"));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(new String(process.getInputStream().readAllBytes()));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys and certificates. */
  public KeyStore keys() throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
