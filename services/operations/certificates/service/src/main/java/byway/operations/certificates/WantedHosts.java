package byway.operations.certificates;

import byway.kit.settings.Settings;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The hosts that need a certificate: those of operators, and the installation's own. No other is
 * ever asked for, whoever comes by what name.
 */
@Singleton
final class WantedHosts {
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  /** A name on the internet; an address or a name of one's own network no authority certifies. */
  private static final Pattern PUBLIC =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  private static final Pattern PRIVATE =
      Pattern.compile(
          ".*\\.(?:local|localhost|lan|home|internal|invalid|test|example|home\\.arpa)");

  private final Tenants tenants;
  private final Settings settings;
  private final boolean askedForAny;

  WantedHosts(Tenants tenants, Settings settings) {
    this.tenants = tenants;
    this.settings = settings;
    // an authority of one's own certifies one's own names
    this.askedForAny = settings.of(CertificateSettings.class).trusted().isPresent();
  }

  SortedSet<String> all() {
    var hosts = new TreeSet<String>();
    hosts.add(name(settings.publicUrl().getHost()));
    AllTenants.byPage(tenants, page -> page.forEach(one -> hosts.addAll(names(one.hosts()))));
    return hosts;
  }

  SortedSet<String> of(Tenant tenant) {
    return names(tenant.hosts());
  }

  private static SortedSet<String> names(Collection<String> hosts) {
    var names = new TreeSet<String>();
    hosts.forEach(host -> names.add(name(host)));
    return names;
  }

  static String name(String host) {
    return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  /** Whether an authority can be asked for it. */
  boolean isCertified(String host) {
    return PUBLIC.matcher(host).matches() && (askedForAny || !PRIVATE.matcher(host).matches());
  }
}
