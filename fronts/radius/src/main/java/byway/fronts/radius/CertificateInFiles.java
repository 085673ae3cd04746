package byway.fronts.radius;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** Files that are read again when they have changed, since certificates end while a server runs. */
final class CertificateInFiles implements OwnCertificate.Source {
  private final Path certificate;
  private final Path key;
  private List<FileTime> read = List.of();

  CertificateInFiles(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
  }

  @Override
  public Optional<OwnCertificate> changed() {
    var now = List.of(changed(certificate), changed(key));
    if (now.equals(read)) {
      return Optional.empty();
    }
    read = now;
    return Optional.of(new OwnCertificate(Pem.certificates(certificate), Pem.key(key)));
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
