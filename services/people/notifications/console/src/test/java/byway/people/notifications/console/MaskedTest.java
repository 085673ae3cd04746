package byway.people.notifications.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SentMessage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MaskedTest {
  @Test
  void live_codes_are_hidden_and_old_ones_are_history() {
    var at = Instant.EPOCH;
    var message =
        new SentMessage(
            new UUID(1, 1),
            Channel.EMAIL,
            "a@b.c",
            "123456 is your code",
            "Your code: 123456, staff's 12345678, or 1234 5678; for ten minutes, since 2 pm.",
            at,
            true,
            MessageState.SENT,
            1,
            "250 2.0.0 Ok: queued");
    var live = Masked.of(message, at.plusSeconds(60));
    assertThat(live.text())
        .isEqualTo("Your code: ••••••, staff's ••••••, or ••••••; for ten minutes, since 2 pm.");
    assertThat(live.subject()).doesNotContain("123456");
    assertThat(Masked.of(message, at.plusSeconds(3_600))).isEqualTo(message);
  }
}
