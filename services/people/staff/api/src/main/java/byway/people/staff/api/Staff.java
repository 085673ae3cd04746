package byway.people.staff.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works for the operator, in which role; and who is asked to. */
@Contract("staff")
@Path("/internal/staff")
public interface Staff {
  /**
   * In which role somebody works here; asked for every page of theirs, so that a change holds at
   * once. Who was staff before there were roles is an owner.
   */
  @GET
  @Path("/members/{personId}/role")
  @Allowed({})
  MemberRole role(@PathParam("personId") UUID personId);

  @GET
  @Path("/members/{personId}")
  @Allowed(MANAGER)
  StaffMember member(@PathParam("personId") UUID personId);

  /**
   * Those that are asked for, the newest first unless it says otherwise. By {@code id}, {@code
   * name} and {@code email} (words without a field), {@code role} and {@code since}. Refuses with
   * the codes of {@code kit/filters}.
   */
  @POST
  @Path("/members/find")
  @Allowed(MANAGER)
  Page<StaffMember> find(ListRequest asked);

  /**
   * Makes a person of identity a member, without an invitation; the same again changes nothing.
   * Refuses with {@code too_many_members} where there are 1,000.
   */
  @POST
  @Path("/members")
  @Allowed({})
  StaffMember add(AddMember command);

  /** Refuses with {@code not_found}, and with {@code last_owner} who alone could change it back. */
  @PUT
  @Path("/members/{personId}/role")
  @Allowed(OWNER)
  @Confirmed
  StaffMember changeRole(@PathParam("personId") UUID personId, ChangeRole command);

  /**
   * Ends somebody's work here: at once they may nothing, all that they have open ends, and so do
   * the invitations that they sent. Refuses with {@code not_found} and {@code last_owner}.
   */
  @DELETE
  @Path("/members/{personId}")
  @Allowed(OWNER)
  @Confirmed
  void remove(@PathParam("personId") UUID personId);

  /**
   * Asks somebody by mail to become one of the staff; the same again changes nothing. Who is asked
   * already is asked anew, and the link before is good no more. Refuses with {@code email_invalid},
   * {@code link_invalid}, {@code already_member}, and {@code too_many_invitations} where 100 wait.
   */
  @POST
  @Path("/invitations")
  @Allowed(OWNER)
  @Confirmed
  Invitation invite(Invite command);

  /** Those that wait, newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Path("/invitations")
  @Allowed(MANAGER)
  Page<Invitation> invitations(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /**
   * Sends another link, good for as long as the first was; that one is good no more. Refuses with
   * {@code not_found}, and with {@code too_many_sent} after ten.
   */
  @POST
  @Path("/invitations/{id}/send-again")
  @Allowed(OWNER)
  Invitation sendAgain(@PathParam("id") UUID id);

  /** Takes it back; nothing where it was taken up or back before. */
  @DELETE
  @Path("/invitations/{id}")
  @Allowed(OWNER)
  void withdraw(@PathParam("id") UUID id);

  /** What the link is for; refuses with {@code invitation_over}. */
  @POST
  @Path("/invitations/look")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Invitation look(InvitationToken token);

  /**
   * Takes up an invitation, once. Refuses with {@code invitation_over}, and as {@code
   * Identity.addStaff}.
   */
  @POST
  @Path("/invitations/join")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  JoinResult join(Join command);
}
