package byway.apps.demo;

import byway.fronts.devicelink.MqttSettings;
import byway.hotspot.agent.Tls;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * Where the demo's hotspots connect: over TLS, unless only the port without it is open.
 *
 * @param tls whom they believe to be the platform
 */
record HotspotPort(URI address, Tls tls) {
  static HotspotPort of(Settings settings, Contracts contracts) {
    var ports = settings.of(MqttSettings.class);
    boolean isSafe = ports.tlsPort() != 0;
    return new HotspotPort(
        URI.create(
            "%s://%s:%d"
                .formatted(
                    isSafe ? "mqtts" : "mqtt",
                    settings.hostFromHere(),
                    isSafe ? ports.tlsPort() : ports.port())),
        isSafe ? Tls.pinned(authority(contracts)) : Tls.PUBLIC);
  }

  private static X509Certificate authority(Contracts contracts) {
    var known = Context.platform().call(contracts.enrolment::authority);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(Base64.getUrlDecoder().decode(known.certificate())));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
