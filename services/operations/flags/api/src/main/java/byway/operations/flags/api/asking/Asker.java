package byway.operations.flags.api.asking;

import byway.kit.bus.Listener;
import byway.operations.flags.api.Flags;
import dev.openfeature.sdk.Client;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;

/** All that one process asks flags with, spelled out for a test that is several. */
public final class Asker {
  private final RulesHere rules;
  private final Uses uses;
  private final Client client;

  public Asker(Flags flags, InstantSource clock) {
    this.rules = new RulesHere(flags, clock);
    this.uses = new Uses(flags, new SimpleMeterRegistry());
    this.client = AskingWiring.clientOf(rules, uses, clock);
  }

  public Client client() {
    return client;
  }

  public Listener listener() {
    return new FlagsListener(rules);
  }

  public void lookAgain() {
    rules.lookAgain();
  }

  /** Tells the service what was counted. */
  public void flush() {
    uses.run();
  }
}
