package byway.operations.installation;

import byway.operations.installation.api.Trouble;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what was typed is an address, and whether the world's names know it. */
@Singleton
final class TryPlace {
  private static final int LONGEST = 260;
  private static final long LONGEST_LOOK_SECONDS = 5;
  private static final Pattern HOST = Pattern.compile("[a-z0-9.\\[\\]:-]{1,253}");

  private final Names names;

  TryPlace(Names names) {
    this.names = names;
  }

  /** Scheme, host and port in small letters; none where nothing could be there. */
  static Optional<String> origin(String typed) {
    var text = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    var whole = text.contains("://") ? text : "https://" + text;
    try {
      var address = new URI(whole);
      var scheme = address.getScheme();
      var host = address.getHost();
      boolean isOrigin =
          text.length() <= LONGEST
              && ("http".equals(scheme) || "https".equals(scheme))
              && host != null
              && HOST.matcher(host).matches()
              && address.getRawUserInfo() == null
              && address.getRawPath().isEmpty()
              && address.getRawQuery() == null
              && address.getRawFragment() == null;
      return isOrigin ? Optional.of(scheme + "://" + authority(address)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Without the scheme's usual port, as a browser says it. */
  private static String authority(URI address) {
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    return address.getPort() < 0 || address.getPort() == usual
        ? address.getHost()
        : address.getHost() + ":" + address.getPort();
  }

  /** Of an origin of ours. */
  static String host(String origin) {
    return origin.substring(origin.indexOf("://") + 3);
  }

  /** What the world's names say against it; none where they know it. */
  @Nullable Trouble trouble(String origin) {
    var host = URI.create(origin).getHost();
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var looked = asking.submit(() -> names.of(bare(host)));
      try {
        var unused = looked.get(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
        return null;
      } catch (TimeoutException e) {
        looked.cancel(true);
        return new Trouble("place", "names_silent", host);
      } catch (ExecutionException e) {
        return new Trouble("place", "name_unknown", host);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Trouble("place", "names_silent", host);
      }
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
