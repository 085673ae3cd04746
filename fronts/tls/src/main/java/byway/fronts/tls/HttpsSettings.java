package byway.fronts.tls;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pages and API are by HTTPS.
 *
 * @param port 0 for none
 * @param files a directory of certificates of one's own
 */
record HttpsSettings(int port, Optional<Path> files) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<HttpsSettings> {
    @Override
    public Class<HttpsSettings> type() {
      return HttpsSettings.class;
    }

    @Override
    public HttpsSettings read(SettingsReader in) {
      int port = in.port("HTTPS_PORT", 0, "port of pages and API by HTTPS; 0 none");
      in.opensTcp("HTTPS_PORT", port);
      var files =
          in.file(
              "HTTPS_CERTIFICATES",
              "a directory of NAME.pem (certificate and chain) with NAME.key (its key, PKCS #8) each, read again as they change");
      files
          .filter(path -> !Files.isDirectory(path))
          .ifPresent(
              path -> in.problem("BYWAY_HTTPS_CERTIFICATES: %s is no directory".formatted(path)));
      return new HttpsSettings(port, files);
    }
  }
}
