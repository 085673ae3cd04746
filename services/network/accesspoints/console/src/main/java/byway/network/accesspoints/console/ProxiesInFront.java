package byway.network.accesspoints.console;

import byway.kit.values.Refusal;
import byway.network.accesspoints.api.ProxiesBefore;
import byway.network.accesspoints.api.TrustedProxies;
import byway.network.accesspoints.api.TrustedProxy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Which of the operator's trusted proxies speak for an access point. */
@Singleton
class ProxiesInFront {
  private final TrustedProxies proxies;

  ProxiesInFront(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** One of the operator's trusted proxies, and whether it speaks for an access point. */
  public record InFront(TrustedProxy proxy, boolean speaks) {}

  List<InFront> of(UUID accessPoint) {
    var all = proxies.list();
    if (all.isEmpty()) {
      return List.of();
    }
    var speaking = proxies.before(accessPoint).proxyIds();
    return all.stream().map(one -> new InFront(one, speaking.contains(one.proxyId()))).toList();
  }

  void place(UUID accessPoint, MultivaluedMap<String, String> posted) {
    var unused = proxies.place(accessPoint, new ProxiesBefore(ticked(accessPoint, posted)));
  }

  /** Those that were not on the page, or were ticked by somebody else since, stay. */
  private List<UUID> ticked(UUID accessPoint, MultivaluedMap<String, String> posted) {
    var was = ids(posted, "was");
    var ticked = new LinkedHashSet<UUID>(ids(posted, "proxy"));
    var wished = List.copyOf(ticked);
    ticked.removeAll(was);
    ticked.addAll(proxies.before(accessPoint).proxyIds());
    was.stream().filter(proxy -> !wished.contains(proxy)).forEach(ticked::remove);
    return List.copyOf(ticked);
  }

  private static List<UUID> ids(MultivaluedMap<String, String> posted, String field) {
    return posted.getOrDefault(field, List.of()).stream().map(ProxiesInFront::id).toList();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("the proxy");
    }
  }
}
