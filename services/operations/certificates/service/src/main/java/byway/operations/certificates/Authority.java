package byway.operations.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** The certificate authority, asked by ACME (RFC 8555). */
final class Authority {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOKING = Duration.ofSeconds(60);

  private final URI directory;
  private final Optional<Path> trusted;
  private final CertificateSettings.Challenge way;

  Authority(URI directory, Optional<Path> trusted, CertificateSettings.Challenge way) {
    this.directory = directory;
    this.trusted = trusted;
    this.way = way;
  }

  /** What it said, in words for people, where it certified nothing. */
  static final class NotCertified extends Exception {
    NotCertified(String why) {
      super(why);
    }

    NotCertified(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** Shows the authority what it looks for. */
  interface Shown {
    /**
     * @param proof shown by TLS, where it looks that way
     */
    void show(
        String token, String keyAuthorization, Optional<X509Certificate> proof, KeyPair proofKeys);
  }

  /** The place of a new account, which the keys are good for. */
  URL register(KeyPair keys, Optional<String> mail) throws NotCertified {
    try {
      var builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(keys);
      mail.ifPresent(builder::addEmail);
      Account account = builder.create(session());
      return account.getLocation();
    } catch (AcmeException e) {
      throw new NotCertified(said(e), e);
    }
  }

  /** A certificate of the host for these keys, its own first. */
  List<X509Certificate> certify(
      String host, KeyPair keys, URL account, KeyPair accountKeys, Shown shown)
      throws NotCertified {
    try {
      Login login = session().login(account, accountKeys);
      var order = login.newOrder().domain(host).create();
      for (var authorization : order.getAuthorizations()) {
        prove(authorization, shown);
      }
      order.waitUntilReady(LOOKING);
      order.execute(keys);
      if (order.waitForCompletion(LOOKING) != Status.VALID) {
        throw new NotCertified(said(order.getError(), "it gave no certificate"));
      }
      return order.getCertificate().getCertificateChain();
    } catch (AcmeException e) {
      throw new NotCertified(said(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotCertified("asking it was interrupted", e);
    }
  }

  private void prove(Authorization authorization, Shown shown)
      throws AcmeException, InterruptedException, NotCertified {
    if (authorization.getStatus() == Status.VALID) {
      return;
    }
    var kind =
        way == CertificateSettings.Challenge.HTTP_01
            ? Http01Challenge.class
            : TlsAlpn01Challenge.class;
    TokenChallenge challenge =
        authorization
            .findChallenge(kind)
            .orElseThrow(() -> new NotCertified("it does not look for a host by " + way));
    var proofKeys = Pem.newKeys();
    var proof =
        challenge instanceof TlsAlpn01Challenge tls
            ? Optional.of(tls.createCertificate(proofKeys, authorization.getIdentifier()))
            : Optional.<X509Certificate>empty();
    shown.show(token(challenge), challenge.getAuthorization(), proof, proofKeys);
    challenge.trigger();
    if (authorization.waitForCompletion(LOOKING) != Status.VALID) {
      throw new NotCertified(said(failed(authorization), "it did not find the host to be ours"));
    }
  }

  private static String token(TokenChallenge challenge) {
    var authorization = challenge.getAuthorization();
    return authorization.substring(0, authorization.indexOf('.'));
  }

  private static Optional<Problem> failed(Authorization authorization) {
    return authorization.getChallenges().stream()
        .map(Challenge::getError)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String said(Optional<Problem> problem, String otherwise) {
    return problem.flatMap(Problem::getDetail).orElse(otherwise);
  }

  private static String said(AcmeException failure) {
    var cause = failure.getCause();
    return cause instanceof IOException
        ? "it cannot be reached (%s)".formatted(cause.getMessage())
        : String.valueOf(failure.getMessage());
  }

  private Session session() throws NotCertified {
    var session = new Session(directory, new Provider(context()));
    session.networkSettings().setTimeout(PATIENCE);
    return session;
  }

  private Optional<SSLContext> context() throws NotCertified {
    if (trusted.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream file = Files.newInputStream(trusted.get())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("ca" + number++, certificate);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return Optional.of(context);
    } catch (IOException | GeneralSecurityException e) {
      throw new NotCertified("BYWAY_ACME_CA cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  /** Trusts the authority's own authority, where it is not a public one. */
  private static final class Provider extends GenericAcmeProvider {
    private final Optional<SSLContext> context;

    Provider(Optional<SSLContext> context) {
      this.context = context;
    }

    @Override
    protected HttpConnector createHttpConnector(NetworkSettings settings) {
      return new HttpConnector(settings) {
        @Override
        public HttpClient.Builder createClientBuilder() {
          var builder = super.createClientBuilder();
          context.ifPresent(builder::sslContext);
          return builder;
        }
      };
    }
  }
}
