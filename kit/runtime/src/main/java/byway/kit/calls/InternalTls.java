package byway.kit.calls;

import byway.kit.secrets.SecretTls;
import io.quarkus.tls.BaseTlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;
import java.util.Set;

/** How a process calls another over TLS, in the terms of the frame's client. */
final class InternalTls extends BaseTlsConfiguration {
  private final KeyCertOptions shown;
  private final TrustOptions believed;

  InternalTls(SecretTls tls) {
    this.shown = KeyCertOptions.wrap(tls.shown());
    this.believed = TrustOptions.wrap(tls.believed());
  }

  @Override
  public KeyCertOptions getKeyStoreOptions() {
    return shown;
  }

  @Override
  public TrustOptions getTrustStoreOptions() {
    return believed;
  }

  @Override
  public SSLOptions getSSLOptions() {
    return new SSLOptions()
        .setKeyCertOptions(shown)
        .setTrustOptions(believed)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
  }

  /** The other's key is what it is believed for; its address may be anything. */
  @Override
  public Optional<String> getHostnameVerificationAlgorithm() {
    return Optional.of("NONE");
  }
}
