package byway.operations.audit.api;

import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.READ_ONLY;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/**
 * Where acts are sent on as they are written: in order, each at least once, with a signed head now
 * and then. One receiver of each kind. What was not taken waits in the log itself.
 */
@Contract("audit")
@Path("/internal/audit/streams")
public interface AuditStreams {
  @GET
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  List<StreamState> list();

  /** Refuses with {@code receiver_invalid}. */
  @PUT
  @Path("/syslog")
  @Allowed(OWNER)
  @Confirmed
  StreamState setSyslog(SyslogReceiver receiver);

  /** Each time with a new secret. Refuses with {@code receiver_invalid}. */
  @PUT
  @Path("/webhook")
  @Allowed(OWNER)
  @Confirmed
  WebhookSet setWebhook(WebhookReceiver receiver);

  @DELETE
  @Path("/{kind}")
  @Allowed(OWNER)
  @Confirmed
  void remove(@PathParam("kind") StreamKind kind);
}
