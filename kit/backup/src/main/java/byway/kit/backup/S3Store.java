package byway.kit.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A bucket of a store that speaks Amazon's S3, by the four calls that all of them have. The address
 * is of who runs the installation, and is not one that a person typed into a page.
 */
final class S3Store implements ObjectStore {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
  private static final int TRIES = 3;
  private static final int NOT_FOUND = 404;
  private static final int WORTH_A_RETRY = 500;
  private static final int MOST_SAID = 300;

  private final S3Address address;
  private final URI endpoint;
  private final S3Signature signature;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_CONNECT)
          .build();

  S3Store(S3Address address, Optional<URI> endpoint, S3Signature signature) {
    this.address = address;
    this.endpoint =
        URI.create(
            endpoint.map(URI::toString).orElse("https://s3.amazonaws.com").replaceAll("/+$", ""));
    this.signature = signature;
  }

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    var unused = call("PUT", object(name), "", bytes);
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    var answer = call("GET", object(name), "", new byte[0]);
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(answer.body());
  }

  @Override
  public void delete(String name) throws IOException {
    var unused = call("DELETE", object(name), "", new byte[0]);
  }

  /**
   * By the first form of the call, which goes on after a name and not by a token of the store's.
   */
  @Override
  public List<String> list(String prefix) throws IOException {
    var names = new ArrayList<String>();
    boolean isMore = true;
    while (isMore) {
      var after = names.isEmpty() ? "" : encoded(address.prefix() + names.getLast());
      var query =
          "marker=%s&max-keys=1000&prefix=%s".formatted(after, encoded(address.prefix() + prefix));
      var answer = call("GET", "/" + address.bucket(), query, new byte[0]);
      if (answer.statusCode() == NOT_FOUND) {
        throw new IOException("there is no bucket %s at %s".formatted(address.bucket(), endpoint));
      }
      isMore = add(xml(answer.body()), names);
    }
    names.sort(null);
    return names;
  }

  /** Whether there are more; none is told twice, whatever a store does with a name it knows. */
  private boolean add(Element listed, List<String> names) throws IOException {
    int before = names.size();
    var keys = listed.getElementsByTagName("Key");
    for (int i = 0; i < keys.getLength(); i++) {
      names.add(keys.item(i).getTextContent().substring(address.prefix().length()));
    }
    var truncated = listed.getElementsByTagName("IsTruncated");
    boolean isMore = truncated.getLength() > 0 && truncated.item(0).getTextContent().equals("true");
    if (isMore && names.size() == before) {
      throw new IOException("%s says there are more names, and tells none".formatted(place()));
    }
    return isMore;
  }

  /** Nothing of it may name anything outside of it. */
  private static Element xml(byte[] body) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(body))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("what answers is no store that speaks S3", e);
    }
  }

  private String object(String name) {
    return "/" + address.bucket() + "/" + encoded(address.prefix() + name).replace("%2F", "/");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private HttpResponse<byte[]> call(String method, String path, String query, byte[] body)
      throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        var answer = http.send(request(method, path, query, body), bounded());
        int status = answer.statusCode();
        if (status < 300 || (status == NOT_FOUND && !method.equals("PUT"))) {
          return answer;
        }
        if (status < WORTH_A_RETRY || tried == TRIES) {
          throw new Refused(
              "%s refused %s with %d: %s".formatted(place(), method, status, said(answer.body())));
        }
      } catch (Refused e) {
        throw e;
      } catch (IOException e) {
        if (tried == TRIES) {
          throw new IOException("%s does not answer: %s".formatted(place(), e), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** It has answered, and the same again would be answered the same. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  private HttpRequest request(String method, String path, String query, byte[] body) {
    var uri = URI.create(endpoint + path + (query.isEmpty() ? "" : "?" + query));
    var host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    var hash = Archive.sha256(body);
    var time = S3Signature.time(Instant.now());
    return HttpRequest.newBuilder(uri)
        .timeout(LONGEST_ANSWER)
        .header("x-amz-content-sha256", hash)
        .header("x-amz-date", time)
        .header("Authorization", signature.of(method, host, path, query, hash, time))
        .method(
            method,
            body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  /** No more than an object of ours, whatever is sent. */
  private static HttpResponse.BodyHandler<byte[]> bounded() {
    return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES);
  }

  private static String said(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    return text.substring(0, Math.min(text.length(), MOST_SAID));
  }

  @Override
  public String place() {
    return address.toString();
  }
}
