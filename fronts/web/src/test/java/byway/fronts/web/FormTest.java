package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.kit.web.Problem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void a_refused_form_keeps_what_was_typed() {
    var posted = new MultivaluedHashMap<String, String>();
    posted.add("email", " ann@example.org ");
    var form = Form.of(posted).wrong("name", "Enter your name.");
    assertThat(form.isWrong()).isTrue();
    assertThat(form.value("email")).isEqualTo("ann@example.org");
    assertThat(form.problemIn("name")).isEqualTo("Enter your name.");
    assertThat(form.problemIn("email")).isEmpty();
    assertThat(form.value("password")).isEmpty();
  }

  @Test
  void a_form_among_others_says_what_was_sent_and_leaves_them_as_they_were() {
    var sent = Form.empty().with("reason", "").with("name", "Bar").wrong("reason", "Say why.");
    var shown = sent.among(Form.empty().with("name", "Café").with("ranges", "192.0.2.7"));
    assertThat(shown.value("name")).isEqualTo("Bar");
    assertThat(shown.value("ranges")).isEqualTo("192.0.2.7");
    assertThat(shown.problemIn("reason")).isEqualTo("Say why.");
  }

  @Test
  void a_field_is_taken_whole_or_refused() {
    var posted = new MultivaluedHashMap<String, String>();
    posted.add("name", "x".repeat(20_000));
    assertThat(Form.of(posted).raw("name")).hasSize(20_000);
    posted.putSingle("name", "x".repeat(20_001));
    assertThatThrownBy(() -> Form.of(posted))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("field_long");
              var problem = Problem.of(400, refusal.code(), refusal.detail(), null);
              assertThat(ErrorPage.kind(problem)).isEqualTo("long");
            });
  }

  @Test
  void a_repeat_key_is_the_senders_own() {
    assertThat(RepeatKeys.of("ann", "1")).isEqualTo(RepeatKeys.of("ann", "1"));
    assertThat(RepeatKeys.of("ann", "1")).isNotEqualTo(RepeatKeys.of("bob", "1"));
    assertThat(RepeatKeys.of("a", "b1")).isNotEqualTo(RepeatKeys.of("ab", "1"));
    assertThat(RepeatKeys.of("ann", "1").version()).isEqualTo(8);
  }
}
