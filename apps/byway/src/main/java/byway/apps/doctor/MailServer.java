package byway.apps.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether the installation's mail server is there and speaks as it is told to: its greeting, EHLO,
 * and TLS where that is asked for (RFC 5321, RFC 3207). No mail is sent, and nobody signs in.
 */
final class MailServer implements Examination {
  private static final String CHECK = "mail";
  private static final int PATIENCE_MILLIS = 6_000;
  private static final int MOST_LINES = 100;
  private static final int MOST_LETTERS = 2_000;

  @Override
  public List<Diagnosis> look(Patient patient) {
    var host = patient.told("BYWAY_MAIL_HOST");
    if (host.isEmpty()) {
      return List.of(
          Diagnosis.good(
              CHECK, "none for the installation; operators set their own in the console"));
    }
    int port = patient.number("BYWAY_MAIL_PORT");
    var security = patient.told("BYWAY_MAIL_SECURITY");
    var at = "%s:%d".formatted(host, port);
    try {
      return List.of(conversation(host, port, security, at));
    } catch (UnknownHostException e) {
      return List.of(Diagnosis.bad(CHECK, host + " is not known", "look at BYWAY_MAIL_HOST"));
    } catch (SSLException e) {
      return List.of(
          Diagnosis.bad(
              CHECK,
              "%s: its TLS is not believed (%s)".formatted(at, e.getMessage()),
              "its certificate must be of a public authority and for this name"));
    } catch (IOException e) {
      return List.of(
          Diagnosis.bad(
              CHECK,
              "%s does not answer (%s)".formatted(at, e.getMessage()),
              "look at BYWAY_MAIL_HOST and BYWAY_MAIL_PORT; many networks block ports 25 and 465"));
    }
  }

  private static Diagnosis conversation(String host, int port, String security, String at)
      throws IOException {
    try (var plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      var line = security.equals("tls") ? secured(plain, host, port) : plain;
      var in = reader(line);
      var greeting = answer(in);
      if (!greeting.startsWith("220")) {
        return Diagnosis.bad(CHECK, "%s says: %s".formatted(at, greeting), "ask who runs it");
      }
      var offered = said(line, in, "EHLO byway.doctor");
      if (security.equals("starttls")) {
        if (!offered.toUpperCase(Locale.ROOT).contains("STARTTLS")) {
          return Diagnosis.bad(
              CHECK, at + " offers no STARTTLS", "try port 465 with BYWAY_MAIL_SECURITY=tls");
        }
        var ready = said(line, in, "STARTTLS");
        if (!ready.startsWith("220")) {
          return Diagnosis.bad(CHECK, "%s says: %s".formatted(at, ready), "ask who runs it");
        }
        var unused = secured(plain, host, port);
      } else {
        var unused = said(line, in, "QUIT");
      }
      return Diagnosis.good(CHECK, at + " answers" + (security.equals("none") ? "" : ", over TLS"));
    }
  }

  private static SSLSocket secured(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var tls = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private static BufferedReader reader(Socket line) throws IOException {
    return new BufferedReader(
        new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static String said(Socket line, BufferedReader in, String command) throws IOException {
    Writer out = new OutputStreamWriter(line.getOutputStream(), StandardCharsets.US_ASCII);
    out.write(command + "\r\n");
    out.flush();
    return answer(in);
  }

  /** All lines of one answer; the last has a blank behind its number. */
  private static String answer(BufferedReader in) throws IOException {
    var all = new StringBuilder();
    for (int i = 0; i < MOST_LINES && all.length() < MOST_LETTERS; i++) {
      var line = in.readLine();
      if (line == null) {
        throw new IOException("it ended the line");
      }
      all.append(all.isEmpty() ? "" : " ").append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        break;
      }
    }
    return all.toString();
  }
}
