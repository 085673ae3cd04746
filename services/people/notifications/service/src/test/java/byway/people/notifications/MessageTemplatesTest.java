package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SetTemplate;
import byway.people.notifications.api.SmsSegments;
import byway.people.notifications.api.TemplateName;
import byway.people.notifications.api.TemplateVersion;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.TryTemplate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What messages say, in Byway's words and in an operator's. */
class MessageTemplatesTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());
  static final MessageKind CODE =
      MessageKind.mail("code")
          .orText()
          .needs("code", "123456")
          .place("name", "Ann")
          .place("link", "https://wifi.example.org/in")
          .says("en", "Your code", "Your code is {code}.")
          .says("nl", "Je code", "Je code is {code}.");
  static final MessageKind NEWS =
      MessageKind.mail("news").unasked().says("en", "News", "There is something new.");
  static final TemplateName MAIL = new TemplateName("code", Channel.EMAIL, "en");
  static final TemplateName TEXT = new TemplateName("code", Channel.SMS, "en");

  final UUID tenant = UUID.randomUUID();
  final House house = new House(infrastructure, store, new SimpleMeterRegistry()).with(CODE, NEWS);

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_message_says_what_byway_says_until_an_operator_has_other_words_and_again_after() {
    assertThat(sent("nl")).isEqualTo("Je code is 654321.");
    assertThat(sent("en")).isEqualTo("Your code is 654321.");
    set(words("For {name}", "Hi{#name} {name}{/name}! It is {code}.", null), 0);
    assertThat(sent("en")).isEqualTo("Hi! It is 654321.");
    assertThat(sent("nl")).isEqualTo("Je code is 654321.");
    as(() -> house.templates().reset(MAIL));
    assertThat(sent("en")).isEqualTo("Your code is 654321.");
    assertThat(as(() -> house.templates().history(MAIL)))
        .extracting(TemplateVersion::version)
        .containsExactly(2, 1);
    assertThat(as(() -> house.templates().read(MAIL)).isOwn()).isFalse();
  }

  @Test
  void another_operators_words_are_its_own() {
    set(words("x", "Mine {code}", null), 0);
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, () -> house.templates().read(MAIL)).isOwn()).isFalse();
  }

  @Test
  void a_value_is_never_more_than_a_text() {
    set(
        words("Hi {name}", "{name} {code}", "<p>{name} {code}</p><p><a href=\"{link}\">in</a></p>"),
        0);
    var bad = "<script>alert(1)</script>{code}\r\nBcc: x@y.z";
    var key = UUID.randomUUID();
    var values = Map.of("name", bad, "code", "1", "link", "javascript:alert(1)");
    as(
        () -> {
          house
              .endpoint()
              .send(SendMessage.of(key, Channel.EMAIL, "ann@example.org", CODE, "en", values));
          return "";
        });
    var message = as(() -> house.endpoint().get(key));
    assertThat(message.subject())
        .isEqualTo("Hi <script>alert(1)</script>{code} Bcc: x@y.z")
        .doesNotContain("\n");
    var html = as(() -> store.read(tx -> Messages.html(tx, key))).orElseThrow();
    assertThat(html)
        .contains("&lt;script&gt;")
        .contains("<a href=\"#\">")
        .contains("{code}")
        .doesNotContain("<script>")
        .doesNotContain("javascript");
  }

  @Test
  void words_that_can_be_none_are_refused_and_change_nothing() {
    refused(words("x", "Your code", null));
    refused(words("x", "{#name}{code}{/name}", null));
    refused(words("x", "{code} {surname}", null));
    refused(words("x", "{code} {code.getClass()}", null));
    refused(words("x", "{code} {cdi:secrets}", null));
    refused(words("x", "{code} {#name}", null));
    refused(words("x", "{code} {/name}", null));
    refused(words("x\ny", "{code}", null));
    refused(words("", "{code}", null));
    refused(words("x", "{code}", "<p>{code}"));
    refused(words("x", "{code}", "<p onclick=\"x\">{code}</p>"));
    refused(words("x", "{code}", "<script>{code}</script>"));
    refused(words("x", "{code}", "<p>{code}</p><img src=\"https://x.example/\">"));
    refused(words("x", "{code}", "<p>{code}</p><a href=\"javascript:alert(1)\">x</a>"));
    refused(words("x", "{code}", "<p>{code}</p><!-- <p> -->"));
    refused(words("x", "{code}", "<p>no code</p>"));
    refused(words("x", "{code}" + "x".repeat(10_000), null));
    refused(words("x", "{code}" + "{name}".repeat(101), null));
    assertThat(as(() -> house.templates().history(MAIL))).isEmpty();
  }

  @Test
  void who_wrote_on_an_older_version_is_told_and_writes_over_nobody() {
    set(words("x", "First {code}", null), 0);
    assertThatThrownBy(() -> set(words("x", "Second {code}", null), 0))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("template_changed"));
    assertThat(sent("en")).isEqualTo("First 654321");
  }

  @Test
  void the_newest_fifty_versions_are_kept() {
    for (int i = 0; i < 55; i++) {
      set(words("x", i + " {code}", null), i);
    }
    assertThat(as(() -> house.templates().history(MAIL))).hasSize(50);
    assertThat(as(() -> house.templates().read(MAIL)).version()).isEqualTo(55);
  }

  @Test
  void a_preview_has_sample_data_in_it_and_says_how_many_text_messages_it_is() {
    var mail =
        as(
            () ->
                house
                    .templates()
                    .preview(new SetTemplate(MAIL, words("Hi {name}", "{code}", null), 0)));
    assertThat(mail.subject()).isEqualTo("Hi Ann");
    assertThat(mail.text()).isEqualTo("123456");
    assertThat(mail.segments()).isNull();
    var text =
        as(
            () ->
                house
                    .templates()
                    .preview(
                        new SetTemplate(
                            TEXT, new MessageWords(null, "x".repeat(155) + "{code}", null), 0)));
    assertThat(text.segments()).isEqualTo(new SmsSegments(2, 161, false));
  }

  @Test
  void text_messages_are_counted_as_networks_do() {
    assertThat(SmsSegments.of("a".repeat(160))).isEqualTo(new SmsSegments(1, 160, false));
    assertThat(SmsSegments.of("a".repeat(306))).isEqualTo(new SmsSegments(2, 306, false));
    assertThat(SmsSegments.of("a".repeat(307))).isEqualTo(new SmsSegments(3, 307, false));
    assertThat(SmsSegments.of("€".repeat(80))).isEqualTo(new SmsSegments(1, 160, false));
    assertThat(SmsSegments.of("a".repeat(152) + "€".repeat(77)).segments()).isEqualTo(3);
    assertThat(SmsSegments.of("ő".repeat(70))).isEqualTo(new SmsSegments(1, 70, true));
    assertThat(SmsSegments.of("ő".repeat(71))).isEqualTo(new SmsSegments(2, 71, true));
    assertThat(SmsSegments.of("a".repeat(66) + "😀".repeat(34)).segments()).isEqualTo(3);
  }

  @Test
  void mail_that_nobody_asked_for_does_not_leave_without_a_way_to_end_it() {
    var news =
        SendMessage.of(UUID.randomUUID(), Channel.EMAIL, "ann@example.org", NEWS, "en", Map.of());
    assertThatThrownBy(
            () ->
                as(
                    () -> {
                      house.endpoint().send(news);
                      return "";
                    }))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("unsubscribe_invalid"));
  }

  @Test
  void words_that_do_not_fit_with_what_stands_in_them_give_way_to_byways() {
    as(
        () ->
            house
                .templates()
                .set(
                    new SetTemplate(
                        TEXT, new MessageWords(null, "{name}{name}{name} {code}", null), 0)));
    var key = UUID.randomUUID();
    var values = Map.of("code", "654321", "name", "n".repeat(400));
    as(
        () -> {
          house
              .endpoint()
              .send(SendMessage.of(key, Channel.SMS, "+31612345678", CODE, "en", values));
          return "";
        });
    assertThat(as(() -> house.endpoint().get(key)).text()).isEqualTo("Your code is 654321.");
  }

  @Test
  void a_trial_says_that_nothing_is_set_where_nothing_is() {
    assertThat(
            as(
                () ->
                    house
                        .templates()
                        .send(new TryTemplate(MAIL, words("x", "{code}", null), "me@example.org"))))
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> assertThat(not.fault()).isEqualTo(Tried.Fault.NOTHING_SET));
  }

  private void refused(MessageWords words) {
    assertThatThrownBy(() -> set(words, 0))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("template_invalid"));
  }

  private static MessageWords words(String subject, String text, @Nullable String html) {
    return new MessageWords(subject, text, html);
  }

  private void set(MessageWords words, int version) {
    as(() -> house.templates().set(new SetTemplate(MAIL, words, version)));
  }

  private String sent(String language) {
    var key = UUID.randomUUID();
    as(
        () -> {
          house
              .endpoint()
              .send(
                  SendMessage.of(
                      key,
                      Channel.EMAIL,
                      "ann@example.org",
                      CODE,
                      language,
                      Map.of("code", "654321")));
          return "";
        });
    return as(() -> house.endpoint().get(key)).text();
  }

  private <T> T as(Supplier<T> work) {
    return infrastructure.as(tenant, work::get);
  }
}
