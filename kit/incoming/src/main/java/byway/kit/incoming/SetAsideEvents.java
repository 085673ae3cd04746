package byway.kit.incoming;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What the receivers of one process have set aside. */
@Path("/internal/operations/set-aside-events")
public interface SetAsideEvents {
  /** Which one. */
  record Which(String eventId) {}

  /** Oldest first, at most 100 of each source; as {@link Receiver#setAside}. */
  @GET
  @Allowed({MANAGER, TECHNICIAN, READ_ONLY})
  List<SetAsideEvent> list();

  /** Refuses with {@code not_found}, and with {@code still_fails} what is not taken now either. */
  @POST
  @Path("/{source}/try-again")
  @Allowed({MANAGER, TECHNICIAN})
  void tryAgain(@PathParam("source") String source, Which which);

  /** Forgets it. Refuses with {@code not_found}, also what may be another tenant's. */
  @POST
  @Path("/{source}/give-up")
  @Allowed({MANAGER, TECHNICIAN})
  void giveUp(@PathParam("source") String source, Which which);
}
