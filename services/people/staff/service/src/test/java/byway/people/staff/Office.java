package byway.people.staff;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.commerce.orders.api.Orders;
import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.kit.calls.Permissions;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.disclosures.api.Disclosures;
import byway.operations.flags.api.Flags;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.Tokens;
import byway.people.notifications.testing.SentMessages;
import byway.people.staff.api.AddMember;
import byway.people.staff.api.StaffMember;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The service on a database of its own, with its neighbours as they look from here. */
final class Office implements AutoCloseable {
  static final String LINK = "https://wifi.example/console/join?token=";

  final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final StaffStore store = new StaffStore(infrastructure.databases());
  final SentMessages mailbox = new SentMessages();
  final List<Person> people = new ArrayList<>();
  final List<Grant> grants = new ArrayList<>();
  final List<IssueBatch> batches = new ArrayList<>();
  final List<UUID> disclosed = new ArrayList<>();
  final List<UUID> changes = new ArrayList<>();
  @Nullable RuntimeException grantFails;

  private final Tasks tasks = new Tasks(infrastructure.clock);
  private final InvitationLinks links =
      new InvitationLinks(new Keys("a secret that only tests know, of fair length"));
  private final SendInvitation mails =
      new SendInvitation(store, tasks, links, mailbox, new KnownTenants(), infrastructure.clock);
  private final CarryOut carryOut =
      new CarryOut(
          store,
          tasks,
          balances(),
          orders(),
          vouchers(),
          disclosures(),
          flags(),
          infrastructure.clock);
  final MailAlarm alarms = new MailAlarm(store, tasks, identity(), mailbox, new KnownTenants());
  final TasksByHand hands = new TasksByHand(infrastructure.clock, mails, carryOut, alarms);
  final StaffEndpoint staff =
      new StaffEndpoint(
          store,
          identity(),
          new InviteStaff(store, mails, infrastructure.clock),
          new TakeUpInvitation(store, identity(), links, infrastructure.clock),
          infrastructure.clock);
  final ApprovalsEndpoint approvals =
      new ApprovalsEndpoint(
          store,
          new Permissions(
              List.of(Balances.class, Orders.class, Vouchers.class, Disclosures.class, Flags.class),
              infrastructure.clock),
          carryOut,
          infrastructure.clock);

  UUID tenant = UUID.randomUUID();

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  <T> T as(StaffMember member, Callable<T> work) {
    var principal =
        Principal.staff(member.personId(), member.role()).confirmed(infrastructure.clock.instant());
    return infrastructure.as(tenant, principal, work);
  }

  StaffMember add(String email, StaffRole role) {
    return as(() -> staff.add(new AddMember(UUID.randomUUID(), email, "Ann of " + email, role)));
  }

  @Nullable StaffRole roleOf(UUID person) {
    return as(() -> staff.role(person)).role();
  }

  /** Does what is due, and reads the token in the mail that was sent last. */
  String lastToken() {
    hands.doDue();
    var text = mailbox.all().getLast().text();
    int at = text.indexOf(LINK) + LINK.length();
    return text.substring(at, text.indexOf('\n', at));
  }

  Person hire(String email) {
    var person =
        new Person(UUID.randomUUID(), PersonKind.STAFF, email, "Old hand", "en", Instant.EPOCH);
    people.add(person);
    return person;
  }

  private Identity identity() {
    return stand(
        Identity.class,
        (name, given) ->
            switch (name) {
              case "staff" -> List.copyOf(people);
              case "addStaff" -> added((SignUp) given[0]);
              case "revoke" -> null;
              case "person" ->
                  new Person((UUID) given[0], PersonKind.STAFF, "", "", "es", Instant.EPOCH);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private SignUpResult added(SignUp command) {
    if (command.password() == null || command.password().length() < 10) {
      return new SignUpResult.NotAcceptable("password", "password_too_short");
    }
    if (people.stream().anyMatch(one -> one.email().equals(command.email()))) {
      return new SignUpResult.EmailTaken();
    }
    var person =
        new Person(
            command.id(), PersonKind.STAFF, command.email(), command.name(), "en", Instant.EPOCH);
    people.add(person);
    var until = Instant.EPOCH;
    return new SignUpResult.SignedUp(person, new Tokens("access", until, "refresh", until, null));
  }

  private Balances balances() {
    return stand(
        Balances.class,
        (name, given) -> {
          if (grantFails != null) {
            throw grantFails;
          }
          grants.add((Grant) given[0]);
          return null;
        });
  }

  private Disclosures disclosures() {
    return stand(
        Disclosures.class,
        (name, given) -> {
          disclosed.add((UUID) given[0]);
          return null;
        });
  }

  private Flags flags() {
    return stand(
        Flags.class,
        (name, given) -> {
          changes.add((UUID) given[0]);
          return null;
        });
  }

  private static Orders orders() {
    return stand(
        Orders.class,
        (name, given) -> {
          throw Refusal.conflict("not_refundable", "it is used up");
        });
  }

  private Vouchers vouchers() {
    return stand(
        Vouchers.class,
        (name, given) -> {
          batches.add((IssueBatch) given[0]);
          return null;
        });
  }

  private interface Answer {
    @Nullable Object to(String call, Object[] given);
  }

  private static <C> C stand(Class<C> contract, Answer answer) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, given) -> answer.to(method.getName(), given)));
  }

  @Override
  public void close() {
    infrastructure.close();
  }
}
