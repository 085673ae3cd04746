package byway.people.notifications.api;

import java.util.Map;
import java.util.UUID;

/**
 * What a mail service or a gateway tells of messages, as it came.
 *
 * @param tenantId whose address it came to; believed for its signature alone
 * @param address the whole of it, since some sign that too
 * @param headers by name in lower case
 */
public record ReportFromOutside(
    UUID tenantId, String address, Map<String, String> headers, String body) {
  public ReportFromOutside {
    headers = Map.copyOf(headers);
  }
}
