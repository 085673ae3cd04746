package byway.operations.installation;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
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
  private final Tenants tenants;
  private final Identity identity;

  SettingUpEndpoint(
      InstallationStore store,
      Drafts drafts,
      NewLink newLink,
      ReachPlace reachPlace,
      FinishSetUp finishSetUp,
      Tenants tenants,
      Identity identity) {
    this.store = store;
    this.drafts = drafts;
    this.newLink = newLink;
    this.reachPlace = reachPlace;
    this.finishSetUp = finishSetUp;
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
        answer.token(), draft, troubles, kept -> kept.with(answered(kept.setUp(), answer)));
  }

  private static SetUp answered(SetUp now, AnswerOperator answer) {
    return new SetUp(now.place(), answer.operator(), now.owner(), now.mail(), now.cards());
  }

  @Override
  public Answered owner(AnswerOwner answer) {
    var draft = drafts.of(answer.token());
    // where the answer is corrected, the password that was chosen before may stay
    var password = answer.password().isEmpty() ? Drafts.needed(draft) : answer.password();
    var signUp = AddStaff.signUp(draft.ownerId(), answer.owner(), password);
    var troubles =
        Troubles.ofPerson(
            "", Context.platform(PlatformRealm.ID).call(() -> identity.checkStaff(signUp)));
    return taken(
        answer.token(),
        draft,
        troubles,
        kept ->
            kept.with(
                new SetUp(
                    kept.setUp().place(),
                    kept.setUp().operator(),
                    answer.owner(),
                    kept.setUp().mail(),
                    kept.setUp().cards()),
                password));
  }

  @Override
  public Answered mail(AnswerMail answer) {
    return taken(
        answer.token(),
        drafts.of(answer.token()),
        List.of(),
        kept ->
            kept.with(
                new SetUp(
                    kept.setUp().place(),
                    kept.setUp().operator(),
                    kept.setUp().owner(),
                    answer.mail(),
                    kept.setUp().cards())));
  }

  @Override
  public Answered cards(AnswerCards answer) {
    return taken(
        answer.token(),
        drafts.of(answer.token()),
        List.of(),
        kept ->
            kept.with(
                new SetUp(
                    kept.setUp().place(),
                    kept.setUp().operator(),
                    kept.setUp().owner(),
                    kept.setUp().mail(),
                    answer.cards())));
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
