package byway.fronts.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate a connection is shown: that of the host it asks for by name (RFC 6066, 3). Who
 * names none, or one that is not here, is shown none, and the connection ends.
 */
final class ShownIdentity extends X509ExtendedKeyManager {
  /** How the authority asks for its proof (RFC 8737, 4). */
  static final String ACME = "acme-tls/1";

  private static final String PROOF = "proof:";

  private final HostKeys keys;

  /** What was chosen, until it has been shown; a connection needs it for milliseconds. */
  private final Cache<String, Identity> chosen =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  ShownIdentity(HostKeys keys) {
    this.keys = keys;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    var host = host(engine);
    boolean proof = ACME.equals(engine.getHandshakeApplicationProtocol());
    var found = host.isEmpty() ? null : (proof ? keys.challenge(host) : keys.of(host)).orElse(null);
    if (found == null || !found.key().getAlgorithm().equals(keyType)) {
      return null;
    }
    // a renewed one has another, so that no chain is shown with the other's key
    var alias = (proof ? PROOF : "") + host + ":" + found.chain().getFirst().getSerialNumber();
    chosen.put(alias, found);
    return alias;
  }

  private static String host(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (var name : session.getRequestedServerNames()) {
        if (name.getType() == StandardConstants.SNI_HOST_NAME && name instanceof SNIHostName host) {
          return host.getAsciiName().toLowerCase(Locale.ROOT);
        }
      }
    }
    return "";
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    var identity = chosen.getIfPresent(alias);
    return identity == null ? null : identity.chainArray();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    var identity = chosen.getIfPresent(alias);
    return identity == null ? null : identity.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
