package byway.hotspot.agent.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform with an authority of its own, that answers boxes as it is told to. */
final class FakePlatform implements AutoCloseable {
  private static final String DEVICE = "01a1fcb7-181e-7138-ae59-81e8682f11e1";

  final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  final List<Map<String, String>> looked = new CopyOnWriteArrayList<>();
  private final X509Certificate certificate;
  private final PrivateKey key;
  private final HttpServer server;
  private final AtomicInteger nonces = new AtomicInteger();

  /** Signs what this was of, whatever the box has asked. */
  volatile String signedNonce = "";

  /** So many times a box is told to wait. */
  volatile int waits;

  /** So many asks are refused. */
  volatile int refuses;

  FakePlatform(TestAuthority authority) throws IOException {
    certificate = authority.certificate;
    key = authority.keys.getPrivate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/enrol", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (call.getRequestURI().getPath().equals("/api/enrol")) {
        asked.add(form);
        if (refuses > 0) {
          refuses--;
          send(call, 429, "{\"code\":\"too_many_boxes\",\"detail\":\"too many boxes wait\"}");
          return;
        }
        send(call, 200, asked());
      } else {
        looked.add(form);
        waits--;
        send(call, 200, waits >= 0 ? "state waiting\nnonce " + nonce() + "\n" : claimed(form));
      }
    }
  }

  private String nonce() {
    return "nonce-" + nonces.incrementAndGet();
  }

  private String asked() throws IOException {
    try {
      return """
      id box
      code K7QF-93T8
      claim https://wifi.example/claim?code=K7QF-93T8
      minutes 30
      poll 0
      nonce %s
      authority %s
      qr 101
      qr 010
      qr 101
      """
          .formatted(nonce(), BoxKey.TEXT.encodeToString(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String claimed(Map<String, String> form) throws IOException {
    var nonce = signedNonce.isEmpty() ? form.getOrDefault("nonce", "") : signedNonce;
    var said =
        String.join(
            "\n", "byway-identity", "box", nonce, "cafe", DEVICE, "mqtts://a:8883", "https://a/p");
    return """
    state claimed
    operator cafe
    device %s
    mqtt mqtts://a:8883
    portal https://a/p
    name Bar
    owner Olivia
    signature %s
    """
        .formatted(DEVICE, sign(said));
  }

  private String sign(String said) throws IOException {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(said.getBytes(StandardCharsets.UTF_8));
      return BoxKey.TEXT.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange call, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int at = pair.indexOf('=');
      form.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
