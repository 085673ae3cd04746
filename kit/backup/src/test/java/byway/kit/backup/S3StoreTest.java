package byway.kit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in a bucket. */
class S3StoreTest {
  private static final String USER = S3Server.USER;

  @TempDir static Path home;
  private static S3Server server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = S3Server.start(home);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void what_is_put_is_listed_read_and_gone_again() throws IOException {
    var store = store("s3://byway/shop-one", USER);
    assertThat(store.list("")).isEmpty();
    assertThat(store.get("chains/none")).isEmpty();
    store.put("chains/a/log/000000010000000000000001.17", new byte[] {1, 2, 3});
    store.put("chains/a/base/b/part-000001", new byte[3_000_000]);
    assertThat(store.list("chains/a/"))
        .containsExactly("chains/a/base/b/part-000001", "chains/a/log/000000010000000000000001.17");
    assertThat(store.get("chains/a/log/000000010000000000000001.17"))
        .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
    assertThat(store.get("chains/a/base/b/part-000001").orElseThrow()).hasSize(3_000_000);
    store.delete("chains/a/base/b/part-000001");
    store.delete("chains/a/base/b/part-000001");
    assertThat(store.list("chains/")).hasSize(1);
    assertThat(store("s3://byway", USER).list("shop-one/chains/")).hasSize(1);
  }

  @Test
  void a_base_and_its_log_lie_in_a_bucket_as_in_a_folder(@TempDir Path here) throws IOException {
    var kept = new Kept(here, store("s3://byway/chain", USER));
    kept.base("a", 0, 1);
    kept.base("a", 4, 4);
    for (int n = 2; n <= 6; n++) {
      kept.log("a", n, n);
    }
    var window = Window.choose(Window.of(kept.archive), Optional.of(Kept.hour(5)), "there");
    assertThat(window.base().id()).isEqualTo("base-4");
    assertThat(Packing.unpacked(kept.archive.segment("a", Kept.segment(5)))).hasSize(8);
    assertThat(kept.archive.get(window.base().parts().getFirst())).containsExactly(1);
    Forget.before(kept.archive, Kept.hour(5), "a");
    assertThat(kept.archive.bases()).hasSize(1);
  }

  @Test
  void more_than_a_page_is_listed_whole() throws IOException {
    var store = store("s3://byway/many", USER);
    var names = new ArrayList<String>();
    for (int i = 0; i < 1_050; i++) {
      var name = "log/%024X.1".formatted(i);
      store.put(name, new byte[] {1});
      names.add(name);
    }
    assertThat(store.list("log/")).isEqualTo(names);
  }

  @Test
  void a_user_who_is_not_known_a_bucket_that_is_not_there_and_nobody_at_all_are_told()
      throws IOException {
    assertThatThrownBy(() -> store("s3://byway", "STRANGER").put("x", new byte[] {1}))
        .hasMessageContainingAll("403", "InvalidAccessKeyId");
    assertThatThrownBy(() -> store("s3://nothing-there", USER).list(""))
        .hasMessageContaining("there is no bucket nothing-there");
    var nobody =
        new S3Store(
            S3Address.of("s3://byway"),
            Optional.of(URI.create("http://127.0.0.1:" + S3Server.freePort())),
            new S3Signature(USER, USER, "us-east-1"));
    assertThatThrownBy(() -> nobody.list("")).hasMessageContaining("does not answer");
    for (var wrong : List.of("s3:/byway", "s3://B", "s3://byway/a b", "s3://")) {
      assertThatThrownBy(() -> S3Address.of(wrong)).hasMessageContaining("not s3://");
    }
  }

  /** This store does not look at signatures of version 4; Amazon's own page has these two. */
  @Test
  void a_request_is_signed_as_amazons_page_says() {
    var signature =
        new S3Signature(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
    var none = Archive.sha256(new byte[0]);
    var host = "examplebucket.s3.amazonaws.com";
    assertThat(signature.of("GET", host, "/", "lifecycle=", none, "20130524T000000Z"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(signature.of("GET", host, "/", "max-keys=2&prefix=J", none, "20130524T000000Z"))
        .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  private static S3Store store(String place, String user) {
    return new S3Store(
        S3Address.of(place),
        Optional.of(server.endpoint),
        new S3Signature(user, USER, "us-east-1"));
  }
}
