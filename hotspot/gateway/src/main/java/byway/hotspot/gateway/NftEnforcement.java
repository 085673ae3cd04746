package byway.hotspot.gateway;

import byway.hotspot.agent.Enforcement;
import byway.hotspot.protocol.MacAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The packet filter of the kernel as the agent's enforcement. The rules outlive this process, and
 * are found again by the next one.
 */
final class NftEnforcement implements Enforcement, AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 250_000_000;

  private static final Listener NOBODY =
      new Listener() {
        @Override
        public void noticed(UUID sessionId) {}

        @Override
        public void blocked(MacAddress client) {}
      };

  private final Nft nft;
  private final KernelState kernel;
  private final int generation;
  private final Map<UUID, Held> held = new HashMap<>();
  private final Map<MacAddress, UUID> clients = new HashMap<>();
  private final Spent spent = new Spent();
  private final Thread watch;
  private volatile Listener listener = NOBODY;
  private volatile boolean closed;
  private int lastMark;
  private int houseRateKbps;

  /**
   * Takes over the rules that are there, or makes them.
   *
   * @param fresh the rules to make where there are none; their generation must not recur
   */
  NftEnforcement(Nft nft, Ruleset fresh, ThreadFactory threads) {
    this.nft = nft;
    this.kernel = new KernelState(nft);
    Integer found = kernel.generation();
    if (found == null) {
      nft.run(fresh.commands());
      share(fresh);
      generation = fresh.generation();
    } else {
      generation = found;
      adopt();
    }
    watch = threads.newThread(this::watch);
    watch.start();
  }

  private void share(Ruleset fresh) {
    try {
      nft.run(fresh.share());
    } catch (NftFailed failed) {
      Words.say("one client may take all connections to the local pages: " + failed.getMessage());
    }
  }

  private void adopt() {
    kernel
        .sessions()
        .forEach(
            (id, mark) -> {
              held.put(id, Held.found(mark));
              lastMark = Math.max(lastMark, mark);
            });
    spent.adopt(kernel.spent());
    var marks = new HashMap<Integer, UUID>();
    held.forEach((id, session) -> marks.put(session.mark(), id));
    kernel
        .clients()
        .forEach(
            (mac, mark) -> {
              var session = marks.get(mark);
              if (session != null) {
                clients.put(mac, session);
              }
            });
  }

  @Override
  public long generation() {
    return generation;
  }

  /** For sessions that have none of their own, or a higher one; 0 for none. */
  synchronized void houseRate(int kbps) {
    houseRateKbps = kbps;
    held.replaceAll(
        (id, session) -> {
          int effective = effectiveRate(session.wishedKbps());
          if (session.rateKbps() == effective || session.isFound()) {
            return session;
          }
          nft.run(rate(id, session.mark(), session, effective));
          return session.atRate(effective);
        });
  }

  private int effectiveRate(int wishedKbps) {
    return wishedKbps == 0 || houseRateKbps == 0
        ? Math.max(wishedKbps, houseRateKbps)
        : Math.min(wishedKbps, houseRateKbps);
  }

  /** Lets nobody through, for a while, and forgets nothing. */
  void pause(boolean paused, String lan) {
    var element = "element inet byway paused { \"%s\" }\n".formatted(lan);
    nft.run("add " + element + (paused ? "" : "delete " + element));
  }

  /** Private networks that are not shut; those from before no longer. */
  void allow(Collection<Range> ranges) {
    var commands =
        new StringBuilder("flush set inet byway allowed4\nflush set inet byway allowed6\n");
    for (var range : ranges) {
      commands.append(element(range.isIpv4() ? "allowed4" : "allowed6", range));
    }
    nft.run(commands.toString());
  }

  /** IPv6 networks on the uplink's own link, shut though they have addresses of the internet. */
  void near(Collection<Range> ranges) {
    var commands = new StringBuilder("flush set inet byway near6\n");
    ranges.forEach(range -> commands.append(element("near6", range)));
    nft.run(commands.toString());
  }

  private static String element(String set, Range range) {
    return "add element inet byway %s { %s }\n".formatted(set, range);
  }

  @Override
  public long gardenBytes() {
    return kernel.gardenBytes();
  }

  @Override
  public synchronized void admit(Admission wanted) {
    int rateKbps = effectiveRate(wanted.rateLimitKbps());
    var id = wanted.sessionId();
    var commands = new StringBuilder();
    var before = held.get(id);
    int mark = before == null ? lastMark + 1 : before.mark();
    long dropped = before == null ? 0 : before.droppedBytes();
    if (before == null) {
      commands.append(SessionRules.add(id, mark, wanted.limitBytes()));
    } else if (before.limitBytes() != wanted.limitBytes()) {
      dropped = dropped(kernel.figures(), id);
      commands.append(SessionRules.quota(id, wanted.limitBytes() + dropped));
      spent.forget(id);
      commands.append(spent.allow(wanted.client()));
    }
    if (before == null || before.rateKbps() != rateKbps) {
      commands.append(rate(id, mark, before, rateKbps));
    }
    if (!id.equals(clients.get(wanted.client()))) {
      dismiss(commands, wanted.client());
      commands.append(SessionRules.admit(wanted.client(), mark));
    }
    if (!commands.isEmpty()) {
      nft.run(commands.toString());
    }
    lastMark = Math.max(lastMark, mark);
    clients.put(wanted.client(), id);
    held.put(
        id,
        new Held(
            mark,
            wanted.limitBytes(),
            wanted.noticeBytes(),
            wanted.rateLimitKbps(),
            rateKbps,
            dropped));
  }

  /** A rate that was found in the kernel is not known. */
  private static String rate(UUID id, int mark, @Nullable Held before, int rateKbps) {
    return SessionRules.rate(id, mark, before != null && before.rateKbps() != 0, rateKbps);
  }

  @Override
  public synchronized void walledGarden(MacAddress client) {
    var commands = new StringBuilder();
    dismiss(commands, client);
    if (!commands.isEmpty()) {
      nft.run(commands.toString());
      clients.remove(client);
    }
  }

  private void dismiss(StringBuilder commands, MacAddress client) {
    commands.append(spent.allow(client));
    if (clients.containsKey(client)) {
      commands.append(SessionRules.dismiss(client));
    }
  }

  @Override
  public synchronized void forget(UUID sessionId) {
    var session = held.get(sessionId);
    if (session == null) {
      return;
    }
    var commands = new StringBuilder();
    var here = clients.entrySet().stream().filter(e -> e.getValue().equals(sessionId)).toList();
    here.forEach(entry -> dismiss(commands, entry.getKey()));
    commands.append(rate(sessionId, session.mark(), session, 0));
    commands.append(SessionRules.remove(sessionId, session.mark()));
    nft.run(commands.toString());
    held.remove(sessionId);
    spent.forget(sessionId);
    here.forEach(entry -> clients.remove(entry.getKey()));
  }

  @Override
  public Map<UUID, Counters> counters() {
    var counters = new HashMap<UUID, Counters>();
    kernel.figures().forEach((id, figures) -> counters.put(id, figures.passed()));
    return counters;
  }

  @Override
  public void listen(Listener newListener) {
    listener = newListener;
  }

  /** Addresses that DHCP has given out; a client may only use its own. */
  void leases(Map<MacAddress, Set<String>> leases) {
    nft.run(SessionRules.leases(leases));
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      try {
        look();
      } catch (NftFailed failed) {
        Words.say("the packet filter cannot be looked at: " + failed.getMessage());
      }
    }
  }

  private void look() {
    var ear = listener;
    var figures = kernel.figures();
    credit(figures)
        .forEach(
            (id, session) -> {
              var seen = figures.get(id);
              if (seen != null
                  && seen.passed().totalBytes()
                      >= Math.min(session.noticeBytes(), session.limitBytes())) {
                ear.noticed(id);
              }
            });
    kernel.strangers().forEach(ear::blocked);
  }

  /**
   * Gives back what a quota has counted and stopped: where a large packet did not fit, smaller ones
   * still may, to the last byte.
   */
  private synchronized Map<UUID, Held> credit(Map<UUID, KernelState.Figures> figures) {
    var commands = new StringBuilder();
    held.replaceAll(
        (id, session) -> {
          long dropped = dropped(figures, id);
          if (session.isFound() || dropped <= session.droppedBytes()) {
            return session;
          }
          commands.append(SessionRules.quota(id, session.limitBytes() + dropped));
          return session.after(dropped);
        });
    clients.forEach(
        (client, id) -> {
          var session = held.get(id);
          var seen = figures.get(id);
          if (session != null && seen != null && !session.isFound()) {
            long left = session.limitBytes() - seen.passed().totalBytes();
            commands.append(spent.look(client, id, left));
          }
        });
    if (!commands.isEmpty()) {
      nft.run(commands.toString());
    }
    return Map.copyOf(held);
  }

  private static long dropped(Map<UUID, KernelState.Figures> figures, UUID id) {
    var seen = figures.get(id);
    return seen == null ? 0 : seen.droppedBytes();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
