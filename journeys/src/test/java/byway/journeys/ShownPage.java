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
          at("abuse", Who.NOBODY, "/abuse"),
          at("agreement", Who.OWNER, "/agreement"),
          at("not-here", Who.NOBODY, "/nothing-is-here"),
          at("portal-welcome", Who.NOBODY, "/portal"),
          at("portal-sign-in", Who.NOBODY, "/portal/sign-in"),
          at("portal-home", Who.OWNER, "/portal"),
          at("portal-empty", Who.GUEST, "/portal"),
          at("portal-not-paid", Who.GUEST, "/portal/cancelled"),
          at("portal-saved-card", Who.GUEST, "/portal/saved-card"),
          at("portal-voucher", Who.GUEST, "/portal/voucher"),
          at("portal-voucher-alone", Who.NOBODY, "/portal/voucher"),
          at("dashboard", Who.OWNER, "/dashboard"),
          at("dashboard-weeks", Who.OWNER, "/dashboard?by=week"),
          at("dashboard-new", Who.GUEST, "/dashboard"),
          at("dashboard-statement", Who.OWNER, "/dashboard/statement"),
          at("dashboard-where", Who.GUEST, "/dashboard/where"),
          at("dashboard-where-much", Who.OWNER, "/dashboard/where"),
          at("dashboard-purchases", Who.OWNER, "/dashboard/purchases"),
          at("dashboard-purchases-none", Who.GUEST, "/dashboard/purchases"),
          at("dashboard-hotspots", Who.OWNER, "/dashboard/hotspots"),
          at("dashboard-hotspots-none", Who.GUEST, "/dashboard/hotspots"),
          at("dashboard-hotspot", Who.OWNER, "/dashboard/hotspots", "main a.card"),
          at("dashboard-rewards", Who.OWNER, "/dashboard/rewards"),
          at("dashboard-cards", Who.OWNER, "/dashboard/cards"),
          at("dashboard-voucher", Who.OWNER, "/dashboard/voucher"),
          at("dashboard-claim", Who.OWNER, "/dashboard/hotspots/claim"),
          at("dashboard-account", Who.OWNER, "/dashboard/account"),
          at("dashboard-details", Who.OWNER, "/dashboard/account/details"),
          at("dashboard-security", Who.OWNER, "/dashboard/account/security"),
          at("dashboard-close", Who.OWNER, "/dashboard/account/close"),
          at("confirm", Who.OWNER, "/confirm?back=/dashboard"),
          at("dashboard-network-key", Who.OWNER, "/dashboard/account/network-key"),
          at("dashboard-password", Who.OWNER, "/dashboard/account/password"),
          at("console-sign-in", Who.NOBODY, "/console/sign-in"),
          at("console", Who.STAFF, "/console"),
          at("console-search", Who.STAFF, "/console/search?q=demo"),
          at("console-search-owner", Who.STAFF, "/console/search?q=owner"),
          at("console-search-none", Who.STAFF, "/console/search?q=zzzz"),
          at("console-customers", Who.STAFF, "/console/customers"),
          at("console-customer", Who.STAFF, "/console/search?q=owner", "main .plain a"),
          at("console-map", Who.STAFF, "/console/map"),
          at("console-map-none", Who.STAFF, "/console/map?in=0.0,0.0,1.0,1.0"),
          at("console-hotspots", Who.STAFF, "/console/hotspots"),
          at("console-hotspot", Who.STAFF, "/console/hotspots", "main td a"),
          at("console-reviews", Who.STAFF, "/console/reviews"),
          at(
              "console-review",
              Who.STAFF,
              "/console/hotspots",
              "main td a",
              "a[href^='/console/reviews/']"),
          at("console-objections", Who.STAFF, "/console/objections"),
          at("console-access-points", Who.STAFF, "/console/access-points"),
          at("console-proxies", Who.STAFF, "/console/access-points/proxies"),
          at("console-access-point", Who.STAFF, "/console/access-points", "main td a"),
          at(
              "console-access-point-secret",
              Who.STAFF,
              "/console/access-points",
              "main td a",
              "form[action$='/secret'] button"),
          at("console-free-places", Who.STAFF, "/console/free-places"),
          at("console-enrolment", Who.STAFF, "/console/enrolment"),
          at("console-account", Who.STAFF, "/console/account"),
          at("console-confirm", Who.STAFF, "/console/confirm"),
          at("console-sign-in-rules", Who.STAFF, "/console/sign-in-rules"),
          at("console-sign-in-provider", Who.STAFF, "/console/sign-in-rules/provider"),
          at("console-password", Who.STAFF, "/console/account/password"),
          at("console-country", Who.STAFF, "/console/look/country"),
          at("console-bonuses", Who.STAFF, "/console/bonuses"),
          at("console-sessions", Who.STAFF, "/console/sessions"),
          at("console-orders", Who.STAFF, "/console/orders"),
          at("console-packs", Who.STAFF, "/console/packs"),
          at("console-vouchers", Who.STAFF, "/console/vouchers"),
          at("console-voucher-batch", Who.STAFF, "/console/vouchers", "main td a"),
          at(
              "console-voucher-print",
              Who.STAFF,
              "/console/vouchers",
              "main td a",
              "form[action$='/print'] button"),
          at("console-look", Who.STAFF, "/console/look"),
          at("console-messages", Who.STAFF, "/console/messages"),
          at("console-message", Who.STAFF, "/console/messages", "main td a"),
          at("console-sending", Who.STAFF, "/console/messages/sending"),
          at("console-bouncing", Who.STAFF, "/console/messages/bouncing"),
          at("console-templates", Who.STAFF, "/console/messages/templates"),
          at("console-template", Who.STAFF, "/console/messages/templates", "main td a"),
          at("console-template-text", Who.STAFF, "/console/messages/templates/sign-in-code/SMS/nl"),
          at("console-terms", Who.STAFF, "/console/terms"),
          at("console-abuse", Who.STAFF, "/console/abuse"),
          at("console-disclosures", Who.STAFF, "/console/disclosures"),
          at("console-card-account", Who.STAFF, "/console/card-account"),
          at("console-stuck-tasks", Who.STAFF, "/console/stuck-tasks"),
          at("console-set-aside", Who.STAFF, "/console/set-aside-messages"),
          at("console-dead-letters", Who.STAFF, "/console/dead-letters"),
          at("console-health", Who.STAFF, "/console/health"),
          at("console-reconciliation", Who.STAFF, "/console/reconciliation"),
          at(
              "console-reconciliation-refused",
              Who.STAFF,
              "/console/reconciliation",
              "#bring button.button"),
          at("console-alarms", Who.STAFF, "/console/alarms"),
          at("console-flags", Who.STAFF, "/console/flags"),
          at("console-flag", Who.STAFF, "/console/flags", "main td a"),
          at("console-flag-segments", Who.STAFF, "/console/flags/segments"),
          at("console-flag-tokens", Who.STAFF, "/console/flags/tokens"),
          at("console-audit-log", Who.STAFF, "/console/audit-log"),
          at("console-audit-streams", Who.STAFF, "/console/audit-log/streams"),
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
