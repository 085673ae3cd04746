package byway.people.identity.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Own;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People of one operator: customers and staff. Passwords are kept as Argon2id hashes, codes and
 * tokens as hashes; guesses are throttled by person and by where they come from, and answered alike
 * whether or not the person exists. Refuses with {@code not_found}.
 */
@Contract("identity")
@Path("/internal/identity")
public interface Identity {
  /**
   * Makes a customer. Whether the address is another's already cannot be told from the answer: an
   * account whose address is not proven is a claim beside others, until one of those who made them
   * proves to read it. Refuses with {@code too_many_sign_ups}, with {@code too_many_customers}
   * where the operator may have no more, and with {@code busy} where too many passwords are being
   * hashed.
   */
  @POST
  @Path("/customers")
  @Lane("passwords")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  SignUpResult signUp(SignUp command);

  /** Makes a member of staff, whose address counts as proven. Refuses with {@code busy}. */
  @POST
  @Path("/staff")
  @Lane("passwords")
  @Allowed({})
  SignUpResult addStaff(SignUp command);

  /**
   * All that would keep somebody from being made with this; whether the address is another's is not
   * looked at, and nothing is done.
   */
  @POST
  @Path("/staff/check")
  @Allowed({})
  @Recorded(NOTHING)
  List<FieldProblem> checkStaff(SignUp command);

  /** All of the operator's staff there ever were; at most 1,000. */
  @GET
  @Path("/staff")
  @Allowed({})
  List<Person> staff();

  /** By password. Refuses with {@code busy}, also who comes too often from one place. */
  @POST
  @Path("/sign-in")
  @Lane("passwords")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  SignInResult signIn(SignIn command);

  /**
   * Sends a one-time code by e-mail or short message where the person exists; says nothing either
   * way. Refuses with {@code too_many_codes} where one place asks for too many.
   */
  @POST
  @Path("/codes")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  void requestCode(RequestCode command);

  /**
   * By a code. The first who so proves to read an address has the account under it, and whoever
   * else had claimed it is out, with the password that was chosen and all that was opened.
   */
  @POST
  @Path("/sign-in-with-code")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  SignInResult signInWithCode(SignInWithCode command);

  /** Exchanges a refresh token; using one twice revokes the whole family. */
  @POST
  @Path("/tokens/refresh")
  @Lane("tokens")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  SignInResult refresh(Token refreshToken);

  /** Whose access token this is; refuses with {@code unauthenticated}. */
  @POST
  @Path("/tokens/verify")
  @Lane("tokens")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  TokenOwner verify(Token accessToken);

  /** Signs out: revokes the family of this access or refresh token. */
  @POST
  @Path("/tokens/revoke")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  void revoke(Token token);

  /**
   * Chooses another password, with the current one or a moment after signing in by a code. All
   * other sessions of the person end. Refuses with {@code busy}.
   */
  @PUT
  @Path("/people/{id}/password")
  @Lane("passwords")
  @Allowed({CUSTOMER, STAFF})
  PasswordResult choosePassword(
      @Own({CUSTOMER, STAFF}) @PathParam("id") UUID id, ChoosePassword command);

  @GET
  @Path("/people/{id}")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  Person person(@Own @PathParam("id") UUID id);

  /** Those of them that exist; refuses more than a hundred with {@code too_many}. */
  @POST
  @Path("/people/by-id")
  @Allowed(STAFF)
  @Recorded(NOTHING)
  List<Person> people(PeopleById asked);

  /**
   * Sends a code to a customer's telephone, to prove that it is theirs; at most five an hour to one
   * number and for one customer. Refuses with {@code phone_invalid} and {@code too_many_codes}.
   */
  @POST
  @Path("/people/{id}/phone")
  @Allowed(CUSTOMER)
  void askPhone(@Own @PathParam("id") UUID id, AskPhone command);

  /** Keeps the number with the customer; whoever had it before has it no longer. */
  @POST
  @Path("/people/{id}/phone/proof")
  @Allowed(CUSTOMER)
  PhoneResult provePhone(@Own @PathParam("id") UUID id, ProvePhone command);

  /** Forgets the customer's number. */
  @DELETE
  @Path("/people/{id}/phone")
  @Allowed(CUSTOMER)
  void forgetPhone(@Own @PathParam("id") UUID id);

  /**
   * Customers that are asked for, newest first unless it says otherwise. By {@code id}, {@code
   * email}, {@code name} and {@code phone} (words without a field), {@code language}, {@code
   * since}, {@code until} and {@code created}. Refuses with the codes of {@code kit/filters}.
   */
  @POST
  @Path("/customers/find")
  @Allowed(STAFF)
  @Recorded(PERSONAL)
  Page<Person> find(ListRequest asked);

  /**
   * Customers, newest first, or those whose e-mail address, name or number begins so. Refuses with
   * {@code beginning_invalid}, {@code cursor_invalid}.
   */
  @GET
  @Path("/customers")
  @Allowed(STAFF)
  @Recorded(PERSONAL)
  Page<Person> customers(
      @QueryParam("beginning") @Nullable String beginning,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);
}
