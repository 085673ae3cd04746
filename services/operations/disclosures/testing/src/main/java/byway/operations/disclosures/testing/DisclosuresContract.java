package byway.operations.disclosures.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.operations.disclosures.api.Disclosures;
import byway.operations.disclosures.api.LogRules;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks who had an address relies on. */
public class DisclosuresContract extends ContractTest<Disclosures> {
  public DisclosuresContract() {
    super(Disclosures.class);
  }

  @Test
  void nothing_is_written_down_until_the_operator_says_so_for_its_own() {
    assertThat(ours.rules()).isEqualTo(LogRules.OFF);
    var rules = new LogRules(true, "Law 11.7", 30);
    assertThat(ours.changeRules(rules)).isEqualTo(rules);
    assertThat(ours.rules()).isEqualTo(rules);
    assertThat(others.rules()).isEqualTo(LogRules.OFF);
    refused("rules_invalid", () -> ours.changeRules(new LogRules(true, "", 30)));
  }

  @Test
  void what_nobody_asked_for_is_not_told() {
    assertThat(ours.list(10, null).items()).isEmpty();
    notFound(() -> ours.get(UUID.randomUUID()));
    notFound(() -> ours.disclose(UUID.randomUUID()));
    refused("cursor_invalid", () -> ours.list(10, "no cursor"));
  }
}
