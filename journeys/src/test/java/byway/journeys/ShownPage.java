package byway.journeys;

import java.util.List;

/**
 * A page that the tests look at. A new page is one line in {@link #ALL}.
 *
 * @param name of its pictures
 * @param who looks at it
 * @param path where it is
 * @param follow selectors of the links to follow from there, where the address is not known before
 */
record ShownPage(String name, Who who, String path, List<String> follow) {
  /** Who is looking: each is signed in once, through the door. */
  enum Who {
    NOBODY("", ""),
    OWNER("/sign-in", "owner@demo.example"),
    GUEST("/sign-in", "guest@demo.example"),
    STAFF("/console/sign-in", "staff@demo.example");

    final String door;
    final String email;

    Who(String door, String email) {
      this.door = door;
      this.email = email;
    }
  }

  static final List<ShownPage> ALL =
      List.of(
          at("home", Who.NOBODY, "/"),
          at("sign-in", Who.NOBODY, "/sign-in"),
          at("sign-in-code", Who.NOBODY, "/sign-in/code"),
          at("sign-in-code-enter", Who.NOBODY, "/sign-in/code/enter"),
          at("sign-up", Who.NOBODY, "/sign-up"),
          at("not-here", Who.NOBODY, "/nothing-is-here"),
          at("portal-welcome", Who.NOBODY, "/portal"),
          at("portal-sign-in", Who.NOBODY, "/portal/sign-in"),
          at("portal-home", Who.OWNER, "/portal"),
          at("portal-empty", Who.GUEST, "/portal"),
          at("portal-not-paid", Who.GUEST, "/portal/cancelled"),
          at("portal-saved-card", Who.GUEST, "/portal/saved-card"),
          at("dashboard", Who.OWNER, "/dashboard"),
          at("dashboard-weeks", Who.OWNER, "/dashboard?by=week"),
          at("dashboard-new", Who.GUEST, "/dashboard"),
          at("dashboard-statement", Who.OWNER, "/dashboard/statement"),
          at("dashboard-purchases", Who.OWNER, "/dashboard/purchases"),
          at("dashboard-purchases-none", Who.GUEST, "/dashboard/purchases"),
          at("dashboard-hotspots", Who.OWNER, "/dashboard/hotspots"),
          at("dashboard-hotspots-none", Who.GUEST, "/dashboard/hotspots"),
          at("dashboard-hotspot", Who.OWNER, "/dashboard/hotspots", "main a.card"),
          at("dashboard-rewards", Who.OWNER, "/dashboard/rewards"),
          at("dashboard-cards", Who.OWNER, "/dashboard/cards"),
          at("console-sign-in", Who.NOBODY, "/console/sign-in"),
          at("console", Who.STAFF, "/console"),
          at("components", Who.STAFF, "/look/components"));

  static ShownPage at(String name, Who who, String path, String... follow) {
    return new ShownPage(name, who, path, List.of(follow));
  }

  /** Pages that a captive pop-up on a slow link must carry. */
  boolean isLight() {
    return path.startsWith("/portal");
  }

  @Override
  public String toString() {
    return name;
  }
}
