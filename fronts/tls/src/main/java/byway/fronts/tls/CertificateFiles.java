package byway.fronts.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Certificates of one's own in a directory, looked at again every ten seconds. */
final class CertificateFiles {
  private static final Logger LOG = Logger.getLogger(CertificateFiles.class);
  private static final Duration OFTEN = Duration.ofSeconds(10);
  private static final int MOST = 1_000;

  private final Path directory;
  private final InstantSource clock;
  private Map<String, Identity> byName = Map.of();
  private @Nullable Instant lookedAt;
  private String stamp = "";

  CertificateFiles(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** What one of them says of the host, itself or by a wildcard. */
  synchronized Optional<Identity> of(String host) {
    look();
    int dot = host.indexOf('.');
    var own = byName.get(host);
    return Optional.ofNullable(
        own != null || dot < 0 ? own : byName.get("*" + host.substring(dot)));
  }

  private void look() {
    var now = clock.instant();
    if (lookedAt == null || !lookedAt.plus(OFTEN).isAfter(now)) {
      lookedAt = now;
      try {
        var found = stampOf();
        if (!found.equals(stamp)) {
          stamp = found;
          byName = read();
          LOG.infof("certificates of %s are used: %s", directory, byName.keySet());
        }
      } catch (IOException e) {
        LOG.warnf("certificates in %s cannot be read: %s", directory, e.getMessage());
      }
    }
  }

  private String stampOf() throws IOException {
    var text = new StringBuilder();
    try (var files = Files.list(directory)) {
      for (var file : files.sorted().limit(2L * MOST).toList()) {
        text.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
      }
    }
    return text.toString();
  }

  /** One that cannot be used is told, and keeps no other from being used. */
  private Map<String, Identity> read() throws IOException {
    var found = new HashMap<String, Identity>();
    try (var files = Files.newDirectoryStream(directory, "*.pem")) {
      for (var chain : files) {
        var name = chain.getFileName().toString();
        var key = chain.resolveSibling(name.substring(0, name.length() - 4) + ".key");
        try {
          var identity = Identity.read(Files.readString(chain), Files.readString(key));
          identity.names().forEach(one -> found.put(one, identity));
        } catch (IOException | GeneralSecurityException e) {
          LOG.errorf("%s is not used: %s", chain, e.getMessage());
        }
      }
    }
    return Map.copyOf(found);
  }
}
