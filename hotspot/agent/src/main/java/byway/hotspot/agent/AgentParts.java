package byway.hotspot.agent;

import byway.hotspot.protocol.Command;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an agent is made of. Journal and uplink are made anew for each life of the agent.
 *
 * @param loop on which everything happens
 * @param enforcement outlives the agent
 * @param journal opens the journal
 * @param uplink makes the way to the platform, not yet started
 * @param vitals battery and signal
 * @param target of the settings
 * @param commands obeys what the agent cannot do itself: reboot, locate
 * @param settings how the agent behaves
 * @param random for jitter
 * @param credentials which the uplink signs in with
 */
public record AgentParts(
    EventLoop loop,
    Enforcement enforcement,
    Supplier<Journal> journal,
    Supplier<Uplink> uplink,
    Vitals vitals,
    SettingsTarget target,
    Consumer<Command> commands,
    AgentSettings settings,
    RandomGenerator random,
    Credentials credentials) {

  /** Whose secret stays. */
  public AgentParts(
      EventLoop loop,
      Enforcement enforcement,
      Supplier<Journal> journal,
      Supplier<Uplink> uplink,
      Vitals vitals,
      SettingsTarget target,
      Consumer<Command> commands,
      AgentSettings settings,
      RandomGenerator random) {
    this(
        loop,
        enforcement,
        journal,
        uplink,
        vitals,
        target,
        commands,
        settings,
        random,
        Credentials.NONE);
  }

  /** With what a simulated hotspot does not need left out. */
  public AgentParts(
      EventLoop loop,
      Enforcement enforcement,
      Supplier<Journal> journal,
      Supplier<Uplink> uplink,
      AgentSettings settings,
      RandomGenerator random) {
    this(
        loop,
        enforcement,
        journal,
        uplink,
        Vitals.NONE,
        SettingsTarget.ACCEPTING,
        command -> {},
        settings,
        random);
  }
}
