package byway.fronts.web;

import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where people sign in: who comes in there, where its pages are, and what happens then. */
public abstract class Door {
  private final Pages pages;

  Door(Pages pages) {
    this.pages = pages;
  }

  /**
   * Where the pages of this door are.
   *
   * @param base such as {@code /console}; empty at the root
   * @param signUp whether people can sign up here themselves
   * @param next where to go afterwards; empty for this door's usual place
   * @param password where another password is chosen; empty where that is not done here
   */
  public record Way(String base, boolean signUp, String next, String password) {
    public Way(String base, boolean signUp, String next) {
      this(base, signUp, next, "");
    }

    String root() {
      return base.isEmpty() ? "/" : base;
    }

    public String to(String page) {
      return next.isEmpty() ? base + page : base + page + "?next=" + encoded(next);
    }

    /** For who has forgotten the password: a code first, and then another one is chosen. */
    public String forgotten() {
      return base + "/sign-in/code?next=" + encoded(password);
    }

    /** To the provider, and then back to a page. */
    public String confirmed(String back) {
      return base + "/confirm/provider?back=" + encoded(back);
    }

    private static String encoded(String address) {
      return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
  }

  /** Who comes in here. */
  protected abstract PersonKind kind();

  protected abstract Way way(String next);

  /** What happens when somebody has signed in. */
  protected abstract Response enter(Person person, String next);

  protected final Pages pages() {
    return pages;
  }

  /** An address on this host, or nothing: nobody is sent elsewhere by a link of ours. */
  static String local(String address) {
    return address.length() <= 500 && address.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")
        ? address
        : "";
  }
}
