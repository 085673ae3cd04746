package byway.kit.outgoing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * One request on a connection of its own. Nothing is kept for the next: a line that was left open
 * could be dead without our knowing, and then a request that was lost is not told from one that was
 * received.
 */
final class Exchange implements AutoCloseable {
  private static final Http1Config WIRE =
      Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8_192).build();
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final OutgoingRequest request;
  private final Hop hop;
  private final Connections connections;
  private final CloseableHttpClient client;
  private volatile OptionalInt status = OptionalInt.empty();

  Exchange(OutgoingRequest request, Hop hop, Connections connections, Duration connect) {
    this.request = request;
    this.hop = hop;
    this.connections = connections;
    var line =
        new BasicHttpClientConnectionManager(
            connections, ManagedHttpClientConnectionFactory.builder().http1Config(WIRE).build());
    line.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(timeout(connect))
            .setSocketTimeout(timeout(QUIET))
            .build());
    line.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout(connect)).build());
    this.client =
        HttpClientBuilder.create()
            .setConnectionManager(line)
            .setConnectionReuseStrategy((sent, answer, context) -> false)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setAuthenticationEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .setResponseTimeout(timeout(QUIET))
                    .build())
            .setUserAgent("Byway")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            // what is small on the wire may be without end when it is unpacked
            .disableContentCompression()
            .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What comes of it; an end of the request's time is told by {@link #ended}. */
  Reply run() {
    var message = new HttpUriRequestBase(request.method(), hop.address());
    hop.headers().forEach(message::setHeader);
    if (request.body().length > 0) {
      message.setEntity(new ByteArrayEntity(request.body(), null));
    }
    try {
      return client.execute(message, this::read);
    } catch (AddressRefused e) {
      return ended(Code.ADDRESS_REFUSED, AddressRefused.DETAIL);
    } catch (UnknownHostException e) {
      return ended(Code.HOST_UNKNOWN, "the name of the host is not known");
    } catch (InterruptedIOException e) {
      return ended(Code.TIMED_OUT, "there was no answer in time");
    } catch (SSLException e) {
      return ended(
          connections.isReady() ? Code.RESPONSE_BROKEN : Code.TLS_FAILED,
          "the line cannot be trusted: its certificate or its encryption is not in order");
    } catch (IOException e) {
      return connections.isReady()
          ? ended(Code.RESPONSE_BROKEN, "the answer broke off, or is not HTTP")
          : ended(Code.CONNECT_FAILED, "nobody takes a connection there");
    }
  }

  /** The same end may come before anything was sent or after; which, decides what it is. */
  Reply ended(Code code, String detail) {
    return connections.isReady()
        ? new Reply.Unanswered(code, detail, status)
        : new Reply.NotSent(code, detail);
  }

  private Reply read(ClassicHttpResponse answer) throws IOException {
    status = OptionalInt.of(answer.getCode());
    var entity = answer.getEntity();
    var body = new byte[0];
    if (entity != null) {
      int most = request.mostResponseBytes();
      boolean isTooLarge = entity.getContentLength() > most;
      if (!isTooLarge) {
        body = entity.getContent().readNBytes(most + 1);
        isTooLarge = body.length > most;
      }
      if (isTooLarge) {
        close(); // else the library reads what is left, however long, to use the line again
        return ended(
            Code.RESPONSE_TOO_LARGE, "the answer has more than " + most + " bytes, the most taken");
      }
    }
    return new Reply.Answered(answer.getCode(), headers(answer), body, hop.address());
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse answer) {
    var headers = new HashMap<String, List<String>>();
    for (var header : answer.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(String.valueOf(header.getValue()));
    }
    return headers;
  }

  /** Ends it from any thread, by cutting the line. */
  @Override
  public void close() {
    connections.cut();
  }
}
