package byway.operations.installation;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.installation.api.AnswerCards;
import byway.operations.installation.api.AnswerMail;
import byway.operations.installation.api.AnswerOperator;
import byway.operations.installation.api.AnswerOwner;
import byway.operations.installation.api.AnswerPlace;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.Place;
import byway.operations.installation.api.Reached;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpLink;
import byway.operations.installation.api.SetUpState;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.SettingUp;
import byway.operations.installation.api.Trouble;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(SettingUpEndpoint.class)
class SettingUpEndpoint implements SettingUp {
  private static final Place NOWHERE = new Place("https://nowhere.example", "", null);

  private final InstallationStore store;
  private final Drafts drafts;
  private final NewLink newLink;
  private final ReachPlace reachPlace;
  private final FinishSetUp finishSetUp;
  private final TryMailServer mailServer;
  private final TryCardKey cardKey;
  private final Tenants tenants;
  private final Identity identity;

  SettingUpEndpoint(
      InstallationStore store,
      Drafts drafts,
      NewLink newLink,
      ReachPlace reachPlace,
      FinishSetUp finishSetUp,
      TryMailServer mailServer,
      TryCardKey cardKey,
      Tenants tenants,
      Identity identity) {
    this.store = store;
    this.drafts = drafts;
    this.newLink = newLink;
    this.reachPlace = reachPlace;
    this.finishSetUp = finishSetUp;
    this.mailServer = mailServer;
    this.cardKey = cardKey;
    this.tenants = tenants;
    this.identity = identity;
  }

  @Override
  public SetUpState state() {
    var row = store.read(SetUpRow::read);
    return new SetUpState(row.isDone(), row.origin());
  }

  @Override
  public SetUpLink link() {
    return newLink.make();
  }

  @Override
  public SetUp answers(SetUpToken token) {
    return drafts.of(token.token()).setUp();
  }

  @Override
  public Answered place(AnswerPlace answer) {
    return reachPlace.ask(answer);
  }

  @Override
  public void reached(Reached seen) {
    reachPlace.reached(seen);
  }

  @Override
  public Answered provePlace(SetUpToken token) {
    return reachPlace.prove(token);
  }

  @Override
  public Answered operator(AnswerOperator answer) {
    var draft = drafts.of(answer.token());
    var place = Objects.requireNonNullElse(draft.setUp().place(), NOWHERE);
    var command = FinishSetUp.command(draft.operatorId(), answer.operator(), place);
    var troubles = Troubles.of(Context.platform().call(() -> tenants.check(command)));
    return taken(
        answer.token(), draft, troubles, kept -> kept.with(kept.setUp().with(answer.operator())));
  }

  @Override
  public Answered owner(AnswerOwner answer) {
    var draft = drafts.of(answer.token());
    // where the answer is corrected, the password that was chosen before may stay
    var password = answer.password().isEmpty() ? draft.password() : answer.password();
    var signUp = AddStaff.signUp(draft.ownerId(), answer.owner(), password);
    var troubles =
        Troubles.ofPerson(
            "", Context.platform(PlatformRealm.ID).call(() -> identity.checkStaff(signUp)));
    return taken(
        answer.token(),
        draft,
        troubles,
        kept ->
            kept.with(kept.setUp().with(answer.owner()), kept.secrets().withPassword(password)));
  }

  @Override
  public Answered mail(AnswerMail answer) {
    var draft = drafts.of(answer.token());
    var owner = draft.setUp().owner();
    var mail = answer.mail();
    if (owner == null && !mail.later()) {
      throw Refusal.conflict("set_up_incomplete", "who reads the test mail is to be said first");
    }
    var given = answer.password();
    var password =
        mail.user().isEmpty() ? null : given.isEmpty() ? draft.secrets().mailPassword() : given;
    var troubles = owner == null ? List.<Trouble>of() : mailServer.troubles(mail, password, owner);
    return taken(
        answer.token(),
        draft,
        troubles,
        kept -> kept.with(kept.setUp().with(mail), kept.secrets().withMail(password)));
  }

  @Override
  public Answered cards(AnswerCards answer) {
    var draft = drafts.of(answer.token());
    var asked = cardKey.ask(answer.key());
    var trouble = asked.trouble();
    return taken(
        answer.token(),
        draft,
        trouble == null ? List.of() : List.of(trouble),
        kept ->
            kept.with(
                kept.setUp().with(asked.answer()),
                kept.secrets().withCards(orNone(answer.key()), orNone(answer.webhookSecret()))));
  }

  private static @Nullable String orNone(String given) {
    return given.isEmpty() ? null : given;
  }

  private Answered taken(
      String token, Draft draft, List<Trouble> troubles, UnaryOperator<Draft> change) {
    return troubles.isEmpty()
        ? new Answered(drafts.change(token, change).setUp(), troubles)
        : new Answered(draft.setUp(), troubles);
  }

  @Override
  public Answered finish(SetUpToken token) {
    return finishSetUp.of(token);
  }
}
