package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hotspot's agent. Its methods may be called from any thread; each only puts a task on the
 * agent's loop, so its effect is seen a moment later in {@link #statistics}.
 */
public final class HotspotAgent {
  private final AgentParts parts;
  private volatile @Nullable AgentLife life;

  public HotspotAgent(AgentParts parts) {
    this.parts = parts;
  }

  /**
   * Starts, from what the journal knows, if it does not run. A journal that cannot be opened is
   * thrown from the loop.
   */
  public void start() {
    parts
        .loop()
        .execute(
            () -> {
              if (life == null) {
                AgentLife fresh = new AgentLife(parts);
                life = fresh;
                fresh.start();
              }
            });
  }

  /** Ends orderly. The enforcement goes on as it is. */
  public void stop() {
    end(AgentLife::stop);
  }

  /** Ends as by {@code kill -9}; {@link #start} is the restart from the journal. */
  public void crash() {
    end(AgentLife::die);
  }

  private void end(Consumer<AgentLife> how) {
    parts
        .loop()
        .execute(
            () -> {
              AgentLife last = life;
              life = null;
              if (last != null) {
                how.accept(last);
              }
            });
  }

  /** A device has joined the network: the platform is asked what it may do. */
  public void clientAppears(MacAddress mac) {
    inLife(l -> l.clientAppears(mac, null));
  }

  /**
   * A device has shown a token by which the platform can recognise it.
   *
   * @param resumeToken 1 to 64 of {@code A-Z a-z 0-9 - _}
   */
  public void clientAppears(MacAddress mac, String resumeToken) {
    inLife(l -> l.clientAppears(mac, resumeToken));
  }

  /** A device has left the network; its session stays until it has been idle for long. */
  public void clientLeaves(MacAddress mac) {
    inLife(l -> l.clientLeaves(mac));
  }

  /** The guest signs out on the local page. */
  public void signOut(MacAddress mac) {
    inLife(l -> l.signOut(mac));
  }

  /** Takes the uplink away, as in a tunnel. */
  public void uplinkDown() {
    inLife(AgentLife::suspendUplink);
  }

  /** Gives the uplink back. */
  public void uplinkUp() {
    inLife(AgentLife::resumeUplink);
  }

  /** The agent now. */
  public AgentStatistics statistics() {
    AgentLife now = life;
    return now == null ? AgentStatistics.NONE : now.statistics();
  }

  // On the loop, so that a call right after start() finds the life that start() has put there.
  private void inLife(Consumer<AgentLife> task) {
    parts
        .loop()
        .execute(
            () -> {
              AgentLife now = life;
              if (now != null) {
                task.accept(now);
              }
            });
  }
}
