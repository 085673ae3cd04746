package byway.network.devices;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A host that guests are let to for nothing: one name on the internet, and no more than that. */
final class FreeHost {
  private static final String BELOW = "*.";

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  /** Names that are nobody's there, though the list of public suffixes may have them. */
  private static final Set<String> NOBODYS =
      Set.of("local", "localhost", "internal", "arpa", "onion", "test", "invalid", "alt");

  private FreeHost() {}

  /**
   * In its one form.
   *
   * @param typed a name; with {@code *.} before it, all names below it too
   * @throws IllegalArgumentException where it is more than somebody's hosts, or none, and why
   */
  static String of(String typed) {
    var lower = typed.toLowerCase(Locale.ROOT);
    boolean below = lower.startsWith(BELOW);
    var name = below ? lower.substring(BELOW.length()) : lower;
    if (!NAME.matcher(name).matches() || name.indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "are full names of hosts such as pay.example.org, which " + shown(typed) + " is not");
    }
    if (NOBODYS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      throw new IllegalArgumentException("are on the internet, where " + name + " is nobody's");
    }
    var domain = domain(name);
    if (domain.isPublicSuffix()) {
      throw new IllegalArgumentException(
          "are hosts of somebody, while anybody can have a name under " + name);
    }
    if (!domain.isUnderPublicSuffix()) {
      throw new IllegalArgumentException("are on the internet, where " + name + " cannot be");
    }
    return below ? BELOW + name : name;
  }

  private static InternetDomainName domain(String name) {
    try {
      return InternetDomainName.from(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("are names and not addresses such as " + name, e);
    }
  }

  private static String shown(String typed) {
    return '"' + (typed.length() <= 60 ? typed : typed.substring(0, 60) + "...") + '"';
  }
}
