package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.people.identity.api.AskProvider;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProviderAnswer;
import byway.people.identity.api.ProviderOffer;
import byway.people.identity.api.ProviderResult;
import byway.people.identity.api.ProviderResult.Confirmed;
import byway.people.identity.api.ProviderResult.NotProven;
import byway.people.identity.api.ProviderResult.SignedIn;
import byway.people.identity.api.ProviderResult.Why;
import byway.people.identity.api.SetProviderResult;
import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SetSignInProvider;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInRules;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.Token;
import byway.people.identity.api.TokenOwner;
import byway.people.identity.testing.OidcProvider;
import byway.people.staff.api.StaffLeft;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff who sign in by a real provider of OpenID Connect. */
class ProviderSignInTest {
  /** Each operator has a host of its own, which the provider knows before. */
  private static final List<String> HOSTS =
      IntStream.range(0, 20).mapToObj(i -> "wifi-%d.example".formatted(i)).toList();

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final CameFrom ELSEWHERE =
      new CameFrom("198.51.100.7", null, "another browser", null);

  private static final Installation installation = new Installation();
  private static final ProviderSignInEndpoint provider = installation.providerSignIn();

  private static OidcProvider work;

  final Desk desk = installation.desk();
  final String host = HOSTS.get(NEXT.getAndIncrement());
  final String back = back(host);
  final String sam = "sam-" + UUID.randomUUID() + "@example.org";
  final HttpClient browser = OidcProvider.browser();
  CameFrom here = new CameFrom("203.0.113.5", null, "this browser", null);

  private static String back(String host) {
    return "http://" + host + "/console/sign-in/provider/back";
  }

  @BeforeAll
  static void theProviderIsThere() {
    assumeTrue(
        Files.isExecutable(Path.of(OidcProvider.NODE)), "node is missing (Debian: nodejs, npm)");
    work = OidcProvider.start(true, HOSTS.stream().map(ProviderSignInTest::back).toList());
  }

  @AfterAll
  static void close() {
    if (work != null) {
      work.close();
    }
    installation.close();
  }

  @BeforeEach
  void thereIsAnOperator() {
    installation.infrastructure.clock.set(Instant.now());
    installation.operators.create(
        new CreateTenant(
            desk.tenant(),
            "t" + desk.tenant().toString().substring(0, 8),
            "Here",
            List.of(host),
            "EUR",
            TenantSettings.USUAL));
    work.knows("sam", Map.of("email", sam, "email_verified", true));
    assertThat(set(work.issuer(), "example.org")).isInstanceOf(SetProviderResult.Kept.class);
  }

  @Test
  void a_member_of_staff_comes_in_and_is_known_by_issuer_and_subject_from_then_on() {
    var id = staff(sam);
    assertThat(desk.as(provider::offer)).isEqualTo(new ProviderOffer("Work", false));
    var first = in(signIn("sam"));
    assertThat(first.person().id()).isEqualTo(id);
    assertThat(first.linked()).isTrue();
    assertThat(desk.as(() -> provider.of(id)))
        .singleElement()
        .satisfies(link -> assertThat(link.issuer()).isEqualTo(work.issuer()));
    // Another address there, and even a colleague's, changes nothing about who it is.
    var bob = "bob-" + sam;
    staff(bob);
    work.knows("sam", Map.of("email", bob, "email_verified", true));
    var again = in(signIn("sam"));
    assertThat(again.person().id()).isEqualTo(id);
    assertThat(again.linked()).isFalse();
  }

  @Test
  void who_is_nobody_of_the_staff_or_whose_address_is_not_proven_there_stays_outside() {
    assertThat(signIn("sam")).isEqualTo(new NotProven(Why.UNKNOWN));
    desk.signUp(sam);
    assertThat(signIn("sam")).as("a customer").isEqualTo(new NotProven(Why.UNKNOWN));
    staff(sam);
    work.knows("sam", Map.of("email", sam, "email_verified", false));
    assertThat(signIn("sam")).isEqualTo(new NotProven(Why.EMAIL_UNPROVEN));
    work.knows("sam", Map.of("email_verified", true));
    assertThat(signIn("sam")).isEqualTo(new NotProven(Why.EMAIL_UNPROVEN));
    work.knows("sam", Map.of("email", sam, "email_verified", true));
    set(work.issuer(), "another.example");
    assertThat(signIn("sam")).isEqualTo(new NotProven(Why.DOMAIN_OTHER));
    set(work.issuer(), "another.example", "@Example.ORG");
    assertThat(in(signIn("sam")).person().email()).isEqualTo(sam);
  }

  @Test
  void a_second_account_at_the_provider_with_the_same_address_is_not_the_same_person() {
    staff(sam);
    in(signIn("sam"));
    work.knows("mallory", Map.of("email", sam, "email_verified", true));
    assertThat(signIn("mallory")).isEqualTo(new NotProven(Why.UNKNOWN));
  }

  @Test
  void what_a_browser_brings_back_is_good_once_there_alone_and_for_ten_minutes() {
    staff(sam);
    var stolen = bring(null);
    assertThat(answer(stolen, ELSEWHERE)).isEqualTo(new NotProven(Why.STALE));
    var once = bring(null);
    in(answer(once, here));
    assertThat(answer(once, here)).as("twice").isEqualTo(new NotProven(Why.STALE));
    var fresh = bring(null);
    assertThat(
            desk.as(
                () ->
                    provider.signIn(new ProviderAnswer(back, "made up", fresh.code(), null, here))))
        .isEqualTo(new NotProven(Why.STALE));
    var mixed = bring(null);
    assertThat(
            desk.as(
                () ->
                    provider.signIn(
                        new ProviderAnswer(
                            back, mixed.state(), mixed.code(), "https://evil.example", here))))
        .as("another issuer's answer (RFC 9207)")
        .isEqualTo(new NotProven(Why.TOKEN_INVALID));
    var one = bring(null);
    var other = bring(null);
    assertThat(
            desk.as(
                () ->
                    provider.signIn(
                        new ProviderAnswer(back, one.state(), other.code(), one.issuer(), here))))
        .as("a code that was asked for with another challenge (RFC 7636)")
        .isEqualTo(new NotProven(Why.REFUSED));
    var late = bring(null);
    installation.infrastructure.clock.advance(Duration.ofMinutes(11));
    assertThat(answer(late, here)).isEqualTo(new NotProven(Why.STALE));
  }

  @Test
  void where_nothing_but_the_provider_opens_a_password_does_not_and_proves_nothing() {
    var id = staff(sam);
    assertThatThrownBy(() -> asOwner(id, () -> set(work.issuer(), true)))
        .as("by who has never come in so")
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("provider_untried"));
    var session = in(signIn("sam")).tokens().accessToken();
    asOwner(id, () -> set(work.issuer(), true));
    assertThat(desk.as(provider::offer)).isEqualTo(new ProviderOffer("Work", true));
    assertThat(byPassword()).isEqualTo(new SignInResult.NotProven());
    var there = new CameFrom("203.0.113.5", null, "this browser", session);
    var byPassword = new Confirm(Desk.PASSWORD, null, null, there);
    assertThat(desk.as(() -> installation.signInSessions().confirm(id, byPassword)))
        .isEqualTo(new ConfirmResult.NotProven());
    in(signIn("sam"));
    var customer = desk.prove("customer-" + sam);
    assertThat(desk.signIn(customer.email(), Desk.PASSWORD))
        .as("customers")
        .isInstanceOf(SignInResult.SignedIn.class);
    desk.as(
        () -> {
          provider.forget();
          return true;
        });
    assertThat(byPassword()).isInstanceOf(SignInResult.SignedIn.class);
  }

  @Test
  void a_session_ends_by_its_age_and_with_who_leaves_and_needs_no_second_factor_of_ours() {
    var id = staff(sam);
    desk.as(() -> installation.signInSessions().changeRules(new SignInRules(true, 1)));
    var in = in(signIn("sam"));
    assertThat(owner(in).mustSetUp()).isFalse();
    assertThat(in.tokens().refreshExpiresAt())
        .isBeforeOrEqualTo(installation.infrastructure.clock.instant().plus(Duration.ofHours(1)));
    assertThat(desk.as(() -> installation.signInSessions().of(id, here)))
        .extracting(session -> session.way())
        .contains(SignInWay.PROVIDER);
    installation.infrastructure.deliver(
        desk.tenant(),
        new StaffLeft(id),
        new StaffListener(installation.store, installation.infrastructure.clock));
    assertThatThrownBy(() -> owner(in)).isInstanceOf(Refusal.class);
    assertThat(desk.as(() -> provider.of(id))).isEmpty();
  }

  @Test
  void who_proves_once_more_who_they_are_is_asked_again_there() {
    var id = staff(sam);
    var token = in(signIn("sam")).tokens().accessToken();
    here = new CameFrom("203.0.113.5", null, "this browser", token);
    var again = bring(id);
    assertThat(again.isPrompted()).isTrue();
    assertThat(desk.as(() -> provider.confirm(id, answer(again)))).isInstanceOf(Confirmed.class);
    var entered = bring(null);
    assertThat(desk.as(() -> provider.confirm(id, answer(entered))))
        .as("what was asked for to sign in")
        .isEqualTo(new NotProven(Why.STALE));
    var bob = staff("bob-" + sam);
    work.knows("bob", Map.of("email", "bob-" + sam, "email_verified", true));
    in(signIn("bob"));
    var other = bring(id, "bob");
    assertThat(desk.as(() -> provider.confirm(id, answer(other))))
        .as("%s for %s", bob, id)
        .isEqualTo(new NotProven(Why.OTHER_PERSON));
    installation.infrastructure.clock.advance(Duration.ofSeconds(40));
    var asked = bring(id);
    assertThat(desk.as(() -> provider.confirm(id, answer(asked))))
        .as("whose clock is forty seconds behind")
        .isEqualTo(new NotProven(Why.NOT_FRESH));
  }

  @Test
  void a_provider_is_looked_at_before_it_is_kept() {
    assertThat(set(work.issuer() + "/elsewhere", "example.org"))
        .isInstanceOfSatisfying(
            SetProviderResult.NotTaken.class,
            not -> assertThat(not.fault()).isEqualTo(Fault.NOT_DESCRIBED));
    assertThat(set(work.issuer() + "/", "example.org"))
        .isInstanceOfSatisfying(
            SetProviderResult.NotTaken.class,
            not -> {
              assertThat(not.fault()).isEqualTo(Fault.ISSUER_OTHER);
              assertThat(not.words()).isEqualTo(work.issuer());
            });
    var kept = desk.as(provider::read).provider();
    assertThat(kept == null ? "" : kept.issuer()).isEqualTo(work.issuer());
    assertThatThrownBy(() -> set("https://login.example", null, false, "example.org"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("secret_needed"));
    assertThat(set(work.issuer(), null, false, "example.org"))
        .isInstanceOf(SetProviderResult.Kept.class);
    staff(sam);
    in(signIn("sam"));
  }

  private UUID staff(String email) {
    var command = new SignUp(UUID.randomUUID(), email, "Sam", Desk.PASSWORD, "en");
    var unused = desk.as(() -> desk.identity().addStaff(command));
    return command.id();
  }

  private SignInResult byPassword() {
    return desk.as(() -> desk.identity().signIn(new SignIn(sam, Desk.PASSWORD, PersonKind.STAFF)));
  }

  private <T> T asOwner(UUID id, Callable<T> work) {
    return installation.infrastructure.as(
        desk.tenant(), Principal.staff(id, StaffRole.OWNER), work);
  }

  private SetProviderResult set(String issuer, String... domains) {
    return desk.as(() -> set(issuer, OidcProvider.SECRET, false, domains));
  }

  private SetProviderResult set(String issuer, boolean only) {
    return set0(issuer, OidcProvider.SECRET, only, "example.org");
  }

  private SetProviderResult set(
      String issuer, @Nullable String secret, boolean only, String... domains) {
    return desk.as(() -> set0(issuer, secret, only, domains));
  }

  private static SetProviderResult set0(
      String issuer, @Nullable String secret, boolean only, String... domains) {
    return provider.set(
        new SetSignInProvider("Work", issuer, OidcProvider.CLIENT, secret, List.of(domains), only));
  }

  private ProviderResult signIn(String login) {
    return answer(bring(null, login), here);
  }

  private Brought bring(@Nullable UUID confirming) {
    return bring(confirming, "sam");
  }

  /** To the provider and back; in a browser of its own, unless it is the same person again. */
  private Brought bring(@Nullable UUID confirming, String login) {
    var address = desk.as(() -> provider.ask(new AskProvider(back, confirming, here))).address();
    var theirs = login.equals("sam") ? browser : OidcProvider.browser();
    var came = work.visit(theirs, address, login);
    assertThat(came.toString()).startsWith(back);
    return Brought.in(came, address.contains("prompt=login"));
  }

  /** What came back, and whether the provider was told to ask again. */
  private record Brought(String state, String code, @Nullable String issuer, boolean isPrompted) {
    static Brought in(URI came, boolean isPrompted) {
      var query =
          Arrays.stream(came.getRawQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(
                  Collectors.toMap(
                      pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
      return new Brought(
          query.getOrDefault("state", ""),
          query.getOrDefault("code", ""),
          query.get("iss"),
          isPrompted);
    }
  }

  private ProviderAnswer answer(Brought brought) {
    return new ProviderAnswer(back, brought.state(), brought.code(), brought.issuer(), here);
  }

  private ProviderResult answer(Brought brought, CameFrom from) {
    return desk.as(
        () ->
            provider.signIn(
                new ProviderAnswer(back, brought.state(), brought.code(), brought.issuer(), from)));
  }

  private static SignedIn in(ProviderResult result) {
    assertThat(result).isInstanceOf(SignedIn.class);
    return (SignedIn) result;
  }

  private TokenOwner owner(SignedIn in) {
    return desk.as(() -> desk.identity().verify(new Token(in.tokens().accessToken())));
  }
}
