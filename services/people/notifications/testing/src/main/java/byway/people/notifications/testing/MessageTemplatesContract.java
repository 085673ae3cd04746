package byway.people.notifications.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageTemplate;
import byway.people.notifications.api.MessageTemplates;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.SetTemplate;
import byway.people.notifications.api.TemplateName;
import org.junit.jupiter.api.Test;

/** What pages that change what messages say rely on. */
public class MessageTemplatesContract extends ContractTest<MessageTemplates> {
  private static final TemplateName CODE = new TemplateName("sign-in-code", Channel.EMAIL, "nl");

  public MessageTemplatesContract() {
    super(MessageTemplates.class);
  }

  @Test
  void every_message_of_every_feature_can_be_had_in_three_languages() {
    assertThat(ours.list())
        .extracting(MessageTemplate::name)
        .contains(
            CODE,
            new TemplateName("sign-in-code", Channel.SMS, "es"),
            new TemplateName("staff-invitation", Channel.EMAIL, "en"),
            new TemplateName("account-closed", Channel.EMAIL, "es"));
    for (var template : ours.list()) {
      var preview = ours.preview(new SetTemplate(template.name(), template.byways(), 0));
      assertThat(preview.text()).doesNotContain("{").doesNotContain("}");
    }
  }

  @Test
  void words_are_kept_and_given_up_again() {
    var before = ours.read(CODE);
    assertThat(before.isOwn()).isFalse();
    var words = new MessageWords("Hallo", "De code is {code}.", "<p>{code}</p>");
    var set = ours.set(new SetTemplate(CODE, words, before.version()));
    assertThat(set.isOwn()).isTrue();
    assertThat(set.words()).isEqualTo(words);
    assertThat(others.read(CODE).isOwn()).isFalse();
    refused("template_changed", () -> ours.set(new SetTemplate(CODE, words, before.version())));
    assertThat(ours.reset(CODE).words()).isEqualTo(before.words());
    assertThat(ours.history(CODE)).hasSize(2);
  }

  @Test
  void what_can_be_no_template_is_refused() {
    notFound(() -> ours.read(new TemplateName("no-such-message", Channel.EMAIL, "nl")));
    notFound(() -> ours.read(new TemplateName("staff-invitation", Channel.SMS, "nl")));
    notFound(() -> ours.read(new TemplateName("sign-in-code", Channel.EMAIL, "xx")));
    refused(
        "template_invalid",
        () -> ours.set(new SetTemplate(CODE, new MessageWords("Hallo", "Geen code", null), 0)));
    assertThat(ours.history(CODE)).isEmpty();
  }
}
