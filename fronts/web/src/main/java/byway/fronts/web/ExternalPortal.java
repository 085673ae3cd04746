package byway.fronts.web;

import byway.network.access.api.Session;
import byway.network.access.api.Visit;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind of hotspot that is not ours: it sends its clients to the portal with a token of its own,
 * and lets one in when its browser comes back to it with an answer.
 */
public interface ExternalPortal {
  /** Whether a visit's token is of this kind. */
  boolean isOf(String token);

  /** Where the visitor is; none where the token is forged or too old. */
  Optional<Visit> visit(String token);

  /**
   * Whether the hotspot itself has made this token for the client device that the browser is on.
   * One that anybody could have made opens nothing before the person has been asked.
   */
  boolean vouches(String token);

  /**
   * Whether a session there has begun on this visit: such a hotspot sends only who is not in, so
   * that an older one is over, even before we are told.
   */
  boolean hasBegun(String token, Session session);

  /**
   * Where the browser must go to be let in on what this customer has. Only for who has just asked
   * for it by a form: the address is worth a session.
   *
   * @param back where the hotspot is to send the browser afterwards
   */
  Optional<URI> wayIn(String token, UUID customerId, String back);
}
