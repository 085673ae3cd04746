package byway.operations.installation.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/**
 * Sets up an installation that is empty: five questions, behind a link with a token. Each answer is
 * tried before it is taken; what was taken is kept until all of it is done at once. Refuses with
 * {@code link_invalid} where the token is not, or no longer, the one.
 */
@Contract(SettingUp.SERVICE)
@Path("/internal/installation")
public interface SettingUp {
  /** What the service is called. */
  String SERVICE = "installation";

  /** How far it is, for anybody. */
  @GET
  @Path("/set-up")
  @Allowed(ANYBODY)
  SetUpState state();

  /** A new link; that of before is good no more. Refuses with {@code set_up_done}. */
  @POST
  @Path("/set-up/link")
  @Allowed({})
  SetUpLink link();

  /** What has been answered so far. */
  @POST
  @Path("/set-up/answers")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  SetUp answers(SetUpToken token);

  /** Where the installation is reached: looked up, and then to be reached by the browser. */
  @POST
  @Path("/set-up/place")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered place(AnswerPlace answer);

  /** A browser has come to an address with this nonce; whoever it is, nothing else is told. */
  @POST
  @Path("/set-up/reached")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  void reached(Reached seen);

  /** The place has been reached, or why it was not. */
  @POST
  @Path("/set-up/place/proof")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered provePlace(SetUpToken token);

  /** What the operator is. */
  @POST
  @Path("/set-up/operator")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered operator(AnswerOperator answer);

  /** Who owns it. */
  @POST
  @Path("/set-up/owner")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered owner(AnswerOwner answer);

  /**
   * How mail leaves; a server is taken once it has taken a mail to the owner. Refuses with {@code
   * set_up_incomplete} where nobody has said who that is.
   */
  @POST
  @Path("/set-up/mail")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered mail(AnswerMail answer);

  /** Whether cards are taken; a key is taken once the card processor has said whose it is. */
  @POST
  @Path("/set-up/cards")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  Answered cards(AnswerCards answer);

  /**
   * Makes the operator and its owner, who administers the installation too, and ends the link. What
   * breaks in the middle is finished by the same again. Refuses with {@code set_up_incomplete}.
   */
  @POST
  @Path("/set-up/finish")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  Answered finish(SetUpToken token);
}
