package byway.people.terms.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator's terms of use and what it says of privacy, and who agreed to which version when. */
@Contract("terms")
@Path("/internal/terms")
public interface Terms {
  /**
   * Publishes the next version; the same id again changes nothing. Refuses with {@code
   * text_invalid}, {@code language_invalid}.
   */
  @POST
  @Allowed(OWNER)
  @Confirmed
  TermsVersion publish(PublishTerms command);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed(STAFF)
  Page<TermsVersion> versions(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** The newest of each kind; none before the first. */
  @GET
  @Path("/current")
  @Allowed(ANYBODY)
  List<TermsVersion> current();

  /**
   * In the language that is asked for, or the first that is there. Refuses with {@code not_found}.
   */
  @POST
  @Path("/text")
  @Allowed(ANYBODY)
  TermsText text(AskTerms asked);

  @GET
  @Path("/standing/{customerId}")
  @Allowed({CUSTOMER, STAFF})
  TermsStanding standing(@Own @PathParam("customerId") UUID customerId);

  /**
   * Notes that a customer agreed; again changes nothing. Refuses with {@code not_found}, and {@code
   * terms_changed} what is not the newest.
   */
  @POST
  @Path("/accept")
  @Allowed(CUSTOMER)
  TermsStanding accept(AcceptTerms command);

  /** Notes a consent, or that it is taken back; the same again changes nothing. */
  @POST
  @Path("/consent")
  @Allowed(CUSTOMER)
  TermsStanding consent(SayConsent command);

  /** For who has to prove it. */
  @GET
  @Path("/record/{customerId}")
  @Allowed(STAFF)
  TermsRecord record(@PathParam("customerId") UUID customerId);
}
