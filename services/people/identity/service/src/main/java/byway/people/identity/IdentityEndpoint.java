package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.EmailAddress;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.AskPhone;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.FieldProblem;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.PeopleById;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.ProvePhone;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.Token;
import byway.people.identity.api.TokenOwner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(IdentityEndpoint.class)
class IdentityEndpoint implements Identity {
  private final IdentityStore store;
  private final AddPerson addPerson;
  private final CustomerRoom customerRoom;
  private final ProvePerson provePerson;
  private final SendCode sendCode;
  private final AddPhone addPhone;
  private final NewPassword newPassword;
  private final Phones phones;
  private final Sessions sessions;
  private final Tenants tenants;
  private final InstantSource clock;

  IdentityEndpoint(
      IdentityStore store,
      AddPerson addPerson,
      CustomerRoom customerRoom,
      ProvePerson provePerson,
      SendCode sendCode,
      AddPhone addPhone,
      NewPassword newPassword,
      Phones phones,
      Sessions sessions,
      Tenants tenants,
      InstantSource clock) {
    this.store = store;
    this.addPerson = addPerson;
    this.customerRoom = customerRoom;
    this.provePerson = provePerson;
    this.sendCode = sendCode;
    this.addPhone = addPhone;
    this.newPassword = newPassword;
    this.phones = phones;
    this.sessions = sessions;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public SignUpResult signUp(SignUp command) {
    customerRoom.forOneMore();
    return addPerson.of(command, PersonKind.CUSTOMER);
  }

  @Override
  public SignUpResult addStaff(SignUp command) {
    var unused = tenants.get(Context.tenantId()); // refuses where there is no such operator
    return addPerson.of(command, PersonKind.STAFF);
  }

  @Override
  public List<FieldProblem> checkStaff(SignUp command) {
    return CheckSignUp.problems(command);
  }

  @Override
  public List<Person> staff() {
    return store.read(People::staff).stream().map(People.Row::person).toList();
  }

  @Override
  public SignInResult signIn(SignIn command) {
    return provePerson.byPassword(command);
  }

  @Override
  public void requestCode(RequestCode command) {
    sendCode.to(command);
  }

  @Override
  public SignInResult signInWithCode(SignInWithCode command) {
    return provePerson.byCode(command);
  }

  @Override
  public SignInResult refresh(Token refreshToken) {
    return sessions.refresh(refreshToken.value());
  }

  @Override
  public TokenOwner verify(Token accessToken) {
    return sessions.owner(accessToken.value());
  }

  @Override
  public void revoke(Token token) {
    sessions.end(token.value());
  }

  @Override
  public PasswordResult choosePassword(UUID id, ChoosePassword command) {
    return newPassword.choose(id, command);
  }

  @Override
  public Person person(UUID id) {
    return store
        .read(tx -> People.byId(tx, id))
        .map(People.Row::person)
        .orElseThrow(() -> Refusal.notFound("the person"));
  }

  @Override
  public List<Person> people(PeopleById asked) {
    if (asked.ids().size() > PeopleById.MOST) {
      throw Refusal.invalid("too_many", "ask for at most " + PeopleById.MOST + " people at once");
    }
    return store.read(tx -> People.byIds(tx, asked.ids())).stream()
        .map(People.Row::person)
        .toList();
  }

  @Override
  public void askPhone(UUID id, AskPhone command) {
    addPhone.ask(id, command.phone());
  }

  @Override
  public PhoneResult provePhone(UUID id, ProvePhone command) {
    return addPhone.prove(id, command.phone(), command.code());
  }

  @Override
  public void forgetPhone(UUID id) {
    addPhone.forget(id);
  }

  @Override
  public Page<Person> find(ListRequest asked) {
    var query = CustomerColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> People.find(tx, Context.tenantId(), query));
  }

  @Override
  public Page<Person> customers(@Nullable String beginning, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var prefix = beginning == null ? "" : beginning(beginning);
    if (prefix.indexOf('\0') >= 0) {
      throw Refusal.invalid("beginning_invalid", "no address begins so");
    }
    return store.read(
        tx -> {
          var rows = People.customers(tx, prefix, before, most + 1);
          var page = Page.of(rows, most, row -> Long.toString(row.number()));
          return new Page<>(page.items().stream().map(People.Row::person).toList(), page.next());
        });
  }

  /** What is kept begins so; a whole address or number may be written in any way. */
  private String beginning(String typed) {
    var phone = phones.normal(typed);
    return phone != null
        ? phone
        : EmailAddress.normal(typed)
            .orElseGet(
                () ->
                    Normalizer.normalize(PlainText.trimmed(typed), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT));
  }
}
