package byway.kit.web;

import byway.kit.web.TokenBuckets.Limit;
import java.time.Duration;
import java.util.List;

/**
 * How often one may come to some addresses.
 *
 * @param name as it is told in the headers of an answer
 * @param paths beginnings of the addresses that it is for
 * @param method the one that counts; empty for all
 * @param requests in a window, all of which may come at once
 */
public record Quota(
    String name, By by, List<String> paths, String method, int requests, Duration window) {
  /** Who is counted. */
  public enum By {
    /** An IPv4 address or an IPv6 network of 64 bits, before anything else is looked at. */
    NETWORK,
    /** The same, of who has not signed in. */
    STRANGER,
    /** Who is signed in. */
    PERSON,
    /** All of an operator together. */
    OPERATOR
  }

  /** In a minute. */
  public static Quota perMinute(String name, By by, int requests, String... paths) {
    return new Quota(name, by, List.of(paths), "", requests, Duration.ofMinutes(1));
  }

  /** Of what is posted alone. */
  public Quota ofPosts() {
    return new Quota(name, by, paths, "POST", requests, window);
  }

  Limit limit() {
    return new Limit(requests, window);
  }

  /** How closely it is about this request; 0 where it is not. */
  int fit(String asked, String path) {
    return method.isEmpty() || method.equals(asked)
        ? paths.stream().filter(path::startsWith).mapToInt(String::length).max().orElse(0)
        : 0;
  }
}
