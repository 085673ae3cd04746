package byway.kit.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * What proves to this process that somebody may read its data on this machine: made anew at each
 * start, and good for this process, on this machine, as long as it lives. The file {@code
 * local-door} among the data says where to ask, and with what.
 */
final class LocalToken {
  static final String HEADER = "Byway-Local-Token";
  private static final Logger LOG = Logger.getLogger(LocalToken.class);
  private static final String FILE = "local-door";
  private static final int BYTES = 32;

  private final Path data;
  private final String token;

  LocalToken(Path data) {
    this.data = data;
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    this.token = HexFormat.of().formatHex(bytes);
  }

  /** Where nothing can be kept, nobody on this machine is let in by it. */
  void keep(String address) {
    try {
      Files.createDirectories(data);
      // only its owner may read a temporary file
      var beside = Files.createTempFile(data, FILE, ".new");
      Files.writeString(beside, address + "\n" + token + "\n");
      Files.move(beside, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.infof("commands on this machine are not let in: %s cannot be written", data);
    }
  }

  boolean isToken(String given) {
    return MessageDigest.isEqual(bytes(token), bytes(given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
