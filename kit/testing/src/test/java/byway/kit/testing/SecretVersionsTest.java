package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretFile;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVersionsTest {
  private static final byte[] SAID = "said".getBytes(StandardCharsets.UTF_8);
  private static final String ONE = "the first secret, of a fair length to be one";
  private static final String TWO = "the second secret, of a fair length as well";

  @TempDir Path data;

  private Settings settings(String... more) {
    var told = new HashMap<>(Map.of("BYWAY_DATA", data.toString()));
    for (int i = 0; i < more.length; i += 2) {
      told.put(more[i], more[i + 1]);
    }
    return Settings.read(told);
  }

  @Test
  void what_was_made_with_a_version_is_recognised_as_long_as_it_is_known() throws IOException {
    var ring = SecretSettings.keyring(settings());
    var keys = new Keys(ring);
    var sealed = keys.seal("test", SAID, "here");
    var hidden = keys.hide("test", SAID, "here");
    var letters = keys.letters(Keys.LETTERS, 16, "test");
    var mac = keys.mac("test", "ann");
    var file = SecretFile.of(settings());
    assertThat(file.add()).isEqualTo(2);
    ring.look();
    assertThat(keys.version()).isEqualTo(1);
    assertThat(ring.known()).containsExactly(1, 2);

    file.use(2);
    ring.look();
    assertThat(keys.version()).isEqualTo(2);
    assertThat(keys.open("test", sealed, "here")).hasValue(SAID);
    assertThat(keys.reveal("test", hidden, "here")).hasValue(SAID);
    assertThat(keys.isMac(mac, "test", "ann")).isTrue();
    assertThat(keys.isMac(mac, "test", "bob")).isFalse();
    assertThat(keys.at(1).letters(Keys.LETTERS, 16, "test")).isEqualTo(letters);
    assertThat(keys.letters(Keys.LETTERS, 16, "test")).isNotEqualTo(letters);
    assertThat(Keys.versionOf(keys.hide("test", SAID))).isEqualTo(2);

    file.retire(1);
    ring.look();
    assertThat(keys.open("test", sealed, "here")).isEmpty();
    assertThat(keys.reveal("test", hidden, "here")).isEmpty();
    assertThat(keys.isMac(mac, "test", "ann")).isFalse();
    assertThatThrownBy(() -> keys.at(1).letters(Keys.LETTERS, 16, "test"))
        .isInstanceOf(Keyring.UnknownVersion.class);
  }

  @Test
  void what_is_hidden_cannot_be_read_moved_or_touched() {
    var keys = new Keys(ONE);
    var hidden = keys.hide("test", SAID, "ann");
    assertThat(new String(hidden, StandardCharsets.ISO_8859_1)).doesNotContain("said");
    assertThat(keys.hide("test", SAID, "ann")).isNotEqualTo(hidden);
    assertThat(keys.reveal("test", hidden, "bob")).isEmpty();
    assertThat(keys.reveal("others", hidden, "ann")).isEmpty();
    assertThat(keys.reveal("test", new byte[3], "ann")).isEmpty();
    assertThat(new Keys(TWO).reveal("test", hidden, "ann")).isEmpty();
    for (int i = 0; i < hidden.length; i++) {
      var touched = hidden.clone();
      touched[i] ^= 1;
      assertThat(keys.reveal("test", touched, "ann")).isEmpty();
    }
  }

  @Test
  void a_file_that_goes_away_or_is_nonsense_changes_nothing() throws IOException {
    var secret = data.resolve("told");
    Files.writeString(
        secret, "1 %s\n2 %s next\n".formatted(ONE.replace(' ', '.'), TWO.replace(' ', '.')));
    var ring = SecretSettings.keyring(settings("BYWAY_SECRET_FILE", secret.toString()));
    assertThat(ring.used()).isEqualTo(1);
    for (var nonsense :
        List.of(
            "1 short",
            "one two three",
            "1 %1$s\n1 %1$s".formatted("x".repeat(32)),
            "1 " + "another-one-under-the-same-version-x",
            "")) {
      Files.writeString(secret, nonsense);
      ring.look();
      assertThat(ring.known()).as(nonsense).containsExactly(1, 2);
    }
    Files.delete(secret);
    ring.look();
    assertThat(ring.used()).isEqualTo(1);
  }

  @Test
  void a_version_that_is_used_is_neither_retired_nor_left_for_an_older_one() throws IOException {
    var unused = SecretSettings.keyring(settings());
    var file = SecretFile.of(settings());
    file.use(file.add());
    assertThatThrownBy(() -> file.retire(2)).hasMessageContaining("in use");
    assertThatThrownBy(() -> file.use(1)).hasMessageContaining("used already");
    assertThatThrownBy(() -> file.use(7)).hasMessageContaining("no version");
    assertThat(file.versions()).containsExactly(1, 2);
  }

  /** Such as one that must tell a database that is away just now. */
  @Test
  void who_follows_and_fails_hears_of_it_again() throws IOException {
    var ring = SecretSettings.keyring(settings());
    var heard = new ArrayList<Integer>();
    ring.follow(
        () -> {
          heard.add(ring.used());
          if (heard.size() == 1) {
            throw new IllegalStateException("away");
          }
        });
    var file = SecretFile.of(settings());
    file.use(file.add());
    assertThatThrownBy(ring::look).hasMessage("away");
    ring.look();
    ring.look();
    assertThat(heard).containsExactly(2, 2);
  }

  @Test
  void only_its_owner_may_read_the_file() throws IOException {
    var unused = SecretSettings.keyring(settings());
    assertThat(Files.getPosixFilePermissions(data.resolve("secret"))).hasSize(2);
    var file = SecretFile.of(settings());
    file.use(file.add());
    assertThat(Files.getPosixFilePermissions(data.resolve("secret"))).hasSize(2);
  }

  /** As Vault's key-value engine answers, version 2, and its way of saying no. */
  @Test
  void a_store_that_speaks_vaults_api_keeps_them() throws IOException {
    var file = data.resolve("in-the-store");
    Files.writeString(file, "1 " + ONE.replace(' ', '.'));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/secret/data/byway",
        call -> {
          boolean known = "s.token".equals(call.getRequestHeaders().getFirst("X-Vault-Token"));
          var text =
              known
                  ? "{\"data\":{\"data\":{\"secrets\":\"%s\"},\"metadata\":{\"version\":1}}}"
                      .formatted(Files.readString(file).replace("\n", "\\n"))
                  : "{\"errors\":[\"permission denied\"]}";
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(known ? 200 : 403, bytes.length);
          try (var body = call.getResponseBody()) {
            body.write(bytes);
          }
        });
    server.start();
    try {
      var token = data.resolve("token");
      Files.writeString(token, "s.token\n");
      var told =
          settings(
              "BYWAY_SECRET_STORE",
              "http://127.0.0.1:%d/v1/secret/data/byway".formatted(server.getAddress().getPort()),
              "BYWAY_SECRET_STORE_TOKEN_FILE",
              token.toString());
      var ring = SecretSettings.keyring(told);
      Files.writeString(file, Files.readString(file) + "\n2 " + TWO.replace(' ', '.'));
      ring.look();
      assertThat(ring.used()).isEqualTo(2);
      Files.writeString(token, "another");
      ring.look();
      assertThat(ring.known()).containsExactly(2, 1);
      assertThat(SecretSettings.hindrance(told))
          .hasValueSatisfying(why -> assertThat(why).contains("status 403"));
      assertThatThrownBy(() -> SecretFile.of(told)).hasMessageContaining("not kept in a file");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void several_places_at_once_are_refused() {
    assertThatThrownBy(
            () -> settings("BYWAY_SECRET", ONE, "BYWAY_SECRET_FILE", data.resolve("x").toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("only one of");
  }
}
