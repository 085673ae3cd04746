package byway.operations.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.installation.api.AnswerPlace;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.Place;
import byway.operations.installation.api.Reached;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.Trouble;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachPlaceTest {
  private static final String HERE = "http://localhost:8080";
  private static final String TOKEN = "the link's token";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final InstallationStore store = new InstallationStore(infrastructure.databases());
  static final Keys keys = new Keys("a secret of the tests, and of nobody else");
  static final DraftSeal seal = new DraftSeal(keys);
  static final Drafts drafts = new Drafts(store, keys, seal, infrastructure.ids);
  static final ReachPlace place =
      new ReachPlace(drafts, new TryPlace(ReachPlaceTest::look), infrastructure.ids);

  private static List<InetAddress> look(String host) throws UnknownHostException {
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void begin() {
    run(
        () -> {
          store.change(
              tx -> {
                tx.update("update set_up set draft = null").execute();
                SetUpRow.keepToken(tx, drafts.hash(TOKEN));
              });
          return true;
        });
  }

  @Test
  void only_here_is_where_the_browser_is_already() {
    var answered = ask("");
    assertThat(answered.isTaken()).isTrue();
    assertThat(kept(answered).origin()).isEqualTo(HERE);
    assertThat(prove().isTaken()).isTrue();
    assertThat(answered.setUp().next()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wifi example",
        "ftp://wifi.example",
        "https://wifi.example/portal",
        "https://ann@wifi.example",
        "https://",
        "javascript:alert(1)",
        "https://wifi.example?x=1"
      })
  void what_is_no_address_is_not_taken(String typed) {
    assertThat(troubles(ask(typed))).containsExactly("place_invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "wifi.example, https://wifi.example",
    "WiFi.Example/, https://wifi.example",
    "http://wifi.example:80, http://wifi.example",
    "wifi.example:8443, https://wifi.example:8443",
    "http://[2001:db8::1]:8080, http://[2001:db8::1]:8080"
  })
  void an_address_is_kept_as_browsers_say_it(String typed, String origin) {
    assertThat(kept(ask(typed)).origin()).isEqualTo(origin);
  }

  @Test
  void a_name_that_nobody_knows_is_told_by_its_name() {
    assertThat(ask("wifi.invalid").troubles())
        .containsExactly(new Trouble("place", "name_unknown", "wifi.invalid"));
  }

  @Test
  void an_address_counts_once_a_browser_has_come_by_it() {
    var nonce = kept(ask("wifi.example")).nonce();
    assertThat(troubles(prove())).containsExactly("not_reached");
    reached("another nonce", "https://wifi.example");
    assertThat(troubles(prove())).containsExactly("not_reached");
    reached(nonce, "https://wifi.example");
    assertThat(prove().isTaken()).isTrue();
  }

  @Test
  void what_a_proxy_loses_on_the_way_is_told_apart() {
    var nonce = kept(ask("wifi.example")).nonce();
    reached(nonce, "http://wifi.example");
    assertThat(troubles(prove())).containsExactly("scheme_lost");
    reached(nonce, "http://127.0.0.1:8080");
    assertThat(troubles(prove())).containsExactly("host_lost");
  }

  @Test
  void a_link_that_is_not_the_one_opens_nothing() {
    assertThatThrownBy(() -> run(() -> place.prove(new SetUpToken("another"))))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("link_invalid"));
  }

  @Test
  void a_password_is_in_the_database_of_nobody_who_has_not_the_secret() {
    var secret = "a password that must not be read";
    var sealed =
        run(
            () -> {
              var unused =
                  drafts.change(
                      TOKEN,
                      draft -> draft.with(draft.setUp(), DraftSecrets.NONE.withPassword(secret)));
              return Objects.requireNonNull(store.read(SetUpRow::read).draft());
            });
    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("password");
    assertThat(seal.open(sealed))
        .hasValueSatisfying(draft -> assertThat(draft.password()).isEqualTo(secret));
    sealed[sealed.length - 1] ^= 1;
    assertThat(seal.open(sealed)).isEmpty();
    assertThat(
            new DraftSeal(new Keys("another secret, long enough to be one of those")).open(sealed))
        .isEmpty();
  }

  private static List<String> troubles(Answered answered) {
    return answered.troubles().stream().map(Trouble::code).toList();
  }

  private static Place kept(Answered answered) {
    return Objects.requireNonNull(answered.setUp().place());
  }

  private static Answered ask(String typed) {
    return run(() -> place.ask(new AnswerPlace(TOKEN, typed, HERE)));
  }

  private static Answered prove() {
    return run(() -> place.prove(new SetUpToken(TOKEN)));
  }

  private static void reached(String nonce, String origin) {
    var unused =
        run(
            () -> {
              place.reached(new Reached(nonce, origin));
              return true;
            });
  }

  private static <T> T run(Callable<T> work) {
    return Context.platform().call(work);
  }
}
