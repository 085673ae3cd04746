package byway.hotspot.agent.identity;

import byway.hotspot.protocol.DeviceLogin;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * Where a box belongs.
 *
 * @param mqtt the platform's port for hotspots
 * @param portal where guests sign in
 * @param authority which alone vouches for that port, as a DER certificate in unpadded base64url
 */
public record Place(DeviceLogin login, URI mqtt, URI portal, String authority) {
  Map<String, String> lines() {
    return Map.of(
        "operator", login.tenantSlug(),
        "device", login.deviceId(),
        "mqtt", mqtt.toString(),
        "portal", portal.toString(),
        "authority", authority);
  }

  static Place read(Map<String, String> lines) {
    var place =
        new Place(
            new DeviceLogin(needed(lines, "operator"), needed(lines, "device")),
            URI.create(needed(lines, "mqtt")),
            URI.create(needed(lines, "portal")),
            needed(lines, "authority"));
    var unused = place.certificate();
    return place;
  }

  /** The authority. */
  public X509Certificate certificate() {
    return certificate(authority);
  }

  static X509Certificate certificate(String text) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(BoxKey.BYTES.decode(text)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  static String needed(Map<String, String> lines, String name) {
    var value = lines.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
