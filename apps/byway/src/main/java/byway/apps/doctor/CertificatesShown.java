package byway.apps.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * How long the certificates are good: those that lie in files, and those that a running server
 * shows for its names.
 */
final class CertificatesShown implements Examination {
  private static final String CHECK = "certificate";
  private static final Duration SOON = Duration.ofDays(14);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MOST = 20;
  private static final int DNS_NAME = 2;
  private static final String RENEW =
      "renew it; with BYWAY_ACME it renews itself, and the log says why it did not";

  @Override
  public List<Diagnosis> look(Patient patient) {
    var all = new ArrayList<Diagnosis>();
    var folder = patient.told("BYWAY_HTTPS_CERTIFICATES");
    if (!folder.isEmpty()) {
      inFiles(Path.of(folder), patient.now(), all);
    }
    int port = patient.number("BYWAY_HTTPS_PORT");
    if (port > 0 && patient.isRunning()) {
      var names = new ArrayList<String>();
      names.add(patient.settings().publicUrl().getHost());
      names.addAll(patient.hosts());
      names.stream()
          .map(name -> name.replaceFirst(":\\d+$", ""))
          .distinct()
          .limit(MOST)
          .forEach(
              name -> all.add(shown(patient.settings().hostFromHere(), port, name, patient.now())));
    }
    if (all.isEmpty()) {
      all.add(
          Diagnosis.good(
              CHECK,
              port > 0 ? "they are looked at beside a running server" : "none is needed here"));
    }
    return all;
  }

  private static void inFiles(Path folder, Instant now, List<Diagnosis> all) {
    try (var files = Files.newDirectoryStream(folder, "*.pem")) {
      for (var file : files) {
        all.add(inFile(file, now));
        var key =
            file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pem$", ".key"));
        if (!Files.exists(key)) {
          all.add(Diagnosis.bad(CHECK, "its key %s is not there".formatted(key), "put it there"));
        } else if (Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
          all.add(Diagnosis.bad(CHECK, "everybody may read " + key, "chmod o= " + key));
        }
      }
    } catch (IOException e) {
      all.add(
          Diagnosis.bad(
              CHECK,
              "%s cannot be read by this user".formatted(folder),
              "give it to who runs Byway"));
    }
  }

  private static Diagnosis inFile(Path file, Instant now) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var first = CertificateFactory.getInstance("X.509").generateCertificates(in).iterator();
      if (first.hasNext() && first.next() instanceof X509Certificate certificate) {
        return good(file.toString(), certificate, now);
      }
    } catch (GeneralSecurityException e) {
      // Said below.
    }
    return Diagnosis.bad(CHECK, "%s holds no certificate".formatted(file), "put it there, as PEM");
  }

  private static Diagnosis shown(String host, int port, String name, Instant now) {
    try (var line = new Socket()) {
      line.connect(new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port), PATIENCE_MILLIS);
      line.setSoTimeout(PATIENCE_MILLIS);
      var certificate = handshake(line, host, port, name);
      return isFor(certificate, name)
          ? good(name, certificate, now)
          : Diagnosis.bad(
              CHECK,
              "what is shown for %s is for another name".formatted(name),
              "see whether its certificate was given yet: console, Certificates");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Diagnosis.bad(
          CHECK,
          "none is shown for %s (%s)".formatted(name, e.getMessage()),
          "with BYWAY_ACME the log says what the authority says; else put NAME.pem and NAME.key in BYWAY_HTTPS_CERTIFICATES");
    }
  }

  /** Whoever vouches for it is browsers' business; how long it is good is ours. */
  private static X509Certificate handshake(Socket line, String host, int port, String name)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new EveryCertificate()}, null);
    try (var tls = (SSLSocket) context.getSocketFactory().createSocket(line, host, port, true)) {
      if (!name.matches("[0-9.]+|.*:.*")) {
        var parameters = tls.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        tls.setSSLParameters(parameters);
      }
      tls.startHandshake();
      return (X509Certificate) tls.getSession().getPeerCertificates()[0];
    }
  }

  private static boolean isFor(X509Certificate certificate, String name)
      throws GeneralSecurityException {
    var names = certificate.getSubjectAlternativeNames();
    if (names == null) {
      return false;
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    var above = wanted.substring(wanted.indexOf('.') + 1);
    return names.stream()
        .filter(one -> one.get(0).equals(DNS_NAME) || !name.matches(".*[a-z].*"))
        .map(one -> String.valueOf(one.get(1)).toLowerCase(Locale.ROOT))
        .anyMatch(one -> one.equals(wanted) || one.equals("*." + above));
  }

  private static Diagnosis good(String what, X509Certificate certificate, Instant now) {
    var until = certificate.getNotAfter().toInstant();
    var found = "%s is good until %s".formatted(what, until);
    if (until.isBefore(now)) {
      return Diagnosis.bad(CHECK, "%s was good until %s".formatted(what, until), RENEW);
    }
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      return Diagnosis.bad(CHECK, what + " is not good yet", "look at this machine's clock");
    }
    return until.isBefore(now.plus(SOON))
        ? Diagnosis.warn(CHECK, found, RENEW)
        : Diagnosis.good(CHECK, found);
  }
}
