package byway.hotspot.gateway;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A host that is open before sign-in.
 *
 * @param name in lower case
 * @param below whether all names below it are meant as well; written {@code *.name}
 */
record GardenHost(String name, boolean below) implements Comparable<GardenHost> {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  /** Names that are nobody's on the internet, though the list of public suffixes may have them. */
  private static final Set<String> NOBODYS =
      Set.of("local", "localhost", "internal", "arpa", "onion", "test", "invalid", "alt");

  /**
   * As the platform wishes it. The platform is not believed: a name under which strangers register
   * theirs (the Public Suffix List), or that is not the internet's, would open far more than a
   * host.
   *
   * @throws IllegalArgumentException where it is none, with a sentence that says why
   */
  static GardenHost wished(String text) {
    var host = installed(text);
    var name = host.name;
    if (name.indexOf('.') < 0) {
      throw new IllegalArgumentException(name + " is not the full name of a host");
    }
    if (NOBODYS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      throw new IllegalArgumentException(name + " is not a name on the internet");
    }
    InternetDomainName domain;
    try {
      domain = InternetDomainName.from(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is an address, or not the name of a host", e);
    }
    if (domain.isPublicSuffix()) {
      throw new IllegalArgumentException("anybody can have a name under " + name);
    }
    if (!domain.isUnderPublicSuffix()) {
      throw new IllegalArgumentException(name + " is not a name on the internet");
    }
    return host;
  }

  /**
   * As who has installed this box has written it, with names of his own network.
   *
   * @throws IllegalArgumentException where it is none
   */
  static GardenHost installed(String text) {
    var lower = text.strip().toLowerCase(Locale.ROOT);
    boolean below = lower.startsWith("*.");
    var name = below ? lower.substring(2) : lower;
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a host: " + text);
    }
    return new GardenHost(name, below);
  }

  /** Whether a name that is asked for is meant. */
  boolean means(String asked) {
    return asked.equals(name) || (below && asked.endsWith("." + name));
  }

  @Override
  public int compareTo(GardenHost other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return below ? "*." + name : name;
  }
}
