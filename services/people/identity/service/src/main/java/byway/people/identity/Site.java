package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import java.net.URI;
import java.util.Locale;

/**
 * The page at which a passkey is made or used. It is good at the host name of that page, which is
 * what WebAuthn calls the relying party.
 *
 * @param origin scheme, host and port as the person sees them
 */
record Site(String origin, String host) {
  private static final int LONGEST = 300;

  /** Only a host name of the operator: what the front says is looked at again here. */
  static Site of(Tenants tenants, String origin) {
    var host = check(tenants, origin);
    if (host.startsWith("[") || host.matches("[0-9.]+")) {
      throw Refusal.invalid(
          "passkeys_need_a_name", "passkeys work at a host name, and this is an address");
    }
    return new Site(origin, host.toLowerCase(Locale.ROOT));
  }

  /** The host of an address of the operator, or nothing. */
  static String check(Tenants tenants, String address) {
    var hosts = tenants.get(Context.tenantId()).hosts();
    if (address.length() > LONGEST) {
      throw unknown();
    }
    URI at;
    try {
      at = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    var host = at.getHost();
    if (host == null
        || at.getRawUserInfo() != null
        || hosts.stream().noneMatch(known -> isAt(known, at))) {
      throw unknown();
    }
    return host;
  }

  /** An operator's host name may have its port, or be good at any. */
  private static boolean isAt(String known, URI at) {
    return known.equalsIgnoreCase(at.getAuthority()) || known.equalsIgnoreCase(at.getHost());
  }

  private static Refusal unknown() {
    return Refusal.invalid("origin_unknown", "this page is not at a host name of the operator");
  }
}
