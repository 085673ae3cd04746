package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, kinds and bodies: what is answered, and to whom. */
class HttpAnswersTest extends HttpDoor {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET     | /api/v1/sign-in   | 405 | OPTIONS, POST",
        "PUT     | /api/v1/packs     | 405 | GET, HEAD, OPTIONS",
        "PATCH   | /api/v1/orders    | 405 | OPTIONS, POST",
        "DELETE  | /api/v1/me        | 405 | GET, HEAD, OPTIONS",
        "GET     | /language         | 405 | OPTIONS, POST",
        "POST    | /health           | 405 | GET, HEAD, OPTIONS",
        "TRACE   | /                 | 405 | GET, HEAD, OPTIONS",
        "OPTIONS | /api/v1/packs     | 204 | GET, HEAD, OPTIONS",
        "OPTIONS | /api/v1/orders    | 204 | OPTIONS, POST",
        "OPTIONS | /sign-in          | 204 | GET, HEAD, OPTIONS, POST"
      })
  void each_address_tells_the_methods_that_it_takes(
      String method, String path, int status, String allow) throws IOException {
    var answer = ask(method, path, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.one("Allow")).isEqualTo(allow);
    if (status == 405) {
      assertThat(problem(answer)).isEqualTo("method_not_allowed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPTIONS,/nothing",
    "POST,/nothing",
    "DELETE,/api/v1/nothing",
    "GET,/api/v1/nothing",
    "OPTIONS,/api/v1/nothing",
    "GET,/nothing/at/all",
    "PUT,/look/none/x"
  })
  void nothing_is_at_other_addresses_whatever_the_method(String method, String path)
      throws IOException {
    var answer = ask(method, path, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    assertThat(problem(answer)).isEqualTo("not_found");
  }

  @Test
  void a_person_gets_a_page_where_a_program_gets_a_problem() throws IOException {
    for (String path : new String[] {"/language", "/nothing"}) {
      var answer = get(path, "Accept: text/html\nAccept-Language: nl\n");
      assertThat(answer.one("Content-Type")).startsWith("text/html");
      assertThat(answer.body()).contains("lang=\"nl\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/packs",
        "/health",
        "/ready",
        "/sign-in",
        "/look/look.css",
        "/api/v1/openapi"
      })
  void whatever_can_be_got_can_be_asked_about(String path) throws IOException {
    var answer = ask("HEAD", path, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/packs        | Accept: text/xml                       | 406 | not_acceptable",
        "/api/v1/packs/x      | Accept: text/xml                       | 404 | not_found"
      })
  void what_cannot_be_answered_as_asked_is_a_problem(
      String path, String header, int status, String code) throws IOException {
    var answer = get(path, header + "\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(problem(answer)).isEqualTo(code);
  }

  @Test
  void what_may_be_compressed_says_so() throws IOException {
    for (String path : new String[] {"/sign-in", "/look/look.css", "/api/v1/openapi"}) {
      var answer = get(path, "Accept-Encoding: gzip\n");
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.header("Vary")).anyMatch(vary -> vary.equalsIgnoreCase("Accept-Encoding"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'email':'a@b.example','password':'x','colour':'red'}      | unknown_member",
        "{'email':'a@b.example','email':'c@b.example','password':'x'} | malformed",
        "{'email':'a@b.example','password':'x'} {}                  | malformed",
        "{'email':'a@b.example','password':123}                     | malformed",
        "{'email':'a@b.example','password':true}                    | malformed",
        "{'email':'a@b.example','password':1e99999}                 | malformed",
        "{'email':                                                  | malformed"
      })
  void json_is_read_strictly(String body, String code) throws IOException {
    var answer = post(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "application/json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(problem(answer)).isEqualTo(code);
    assertThat(code.equals("unknown_member")).isEqualTo(answer.body().contains("colour"));
  }

  @Test
  void bytes_that_are_no_json_at_all_are_the_askers_mistake() throws IOException {
    var deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(problem(post(deep.getBytes(StandardCharsets.UTF_8), "application/json")))
        .isEqualTo("malformed");
    var broken = new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    assertThat(problem(post(broken, "application/json"))).isEqualTo("malformed");
    var latin = "{\"email\":\"a@b.example\",\"password\":\"é\"}";
    var answer =
        post(latin.getBytes(StandardCharsets.ISO_8859_1), "application/json; charset=iso-8859-1");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(problem(answer)).isEqualTo("unsupported_media_type");
    assertThat(problem(post("{}".getBytes(StandardCharsets.UTF_8), "text/plain")))
        .isEqualTo("unsupported_media_type");
  }
}
