package byway.hotspot.agent;

import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.hotspot.protocol.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The smallest platform that keeps the protocol's rules: the yardstick of the agent's tests. */
final class ReferencePlatform {
  static final class Account {
    final UUID sessionId;
    final MacAddress mac;
    long ceiling;
    volatile long up;
    volatile long down;
    @Nullable CloseReason told;
    @Nullable CloseReason settled;

    Account(UUID sessionId, MacAddress mac, long ceiling) {
      this.sessionId = sessionId;
      this.mac = mac;
      this.ceiling = ceiling;
    }

    long used() {
      return up + down;
    }
  }

  final Map<UUID, Account> accounts = new LinkedHashMap<>();
  final List<DeviceMessage> heard = new CopyOnWriteArrayList<>();
  final Map<UUID, Integer> reports = new HashMap<>();
  boolean overloaded;
  Consumer<DeviceMessage> down = message -> {};

  Account open(UUID id, MacAddress mac, long ceiling, int rate) {
    var account = new Account(id, mac, ceiling);
    accounts.put(id, account);
    down.accept(new SessionOrders(new SessionOrder.Open(id, mac, ceiling, rate)));
    return account;
  }

  void topUp(Account account, long bytes) {
    account.ceiling += bytes;
    down.accept(new SessionOrders(new SessionOrder.Ceiling(account.sessionId, account.ceiling)));
  }

  void close(Account account) {
    account.told = CloseReason.REVOKED;
    down.accept(new SessionOrders(new SessionOrder.Close(account.sessionId, CloseReason.REVOKED)));
  }

  void subscribed() {
    down.accept(
        new Snapshot(
            accounts.values().stream()
                .filter(a -> a.settled == null)
                .map(a -> new Snapshot.HeldSession(a.sessionId, a.mac, a.ceiling, 0, a.up, a.down))
                .toList()));
    for (Account account : accounts.values()) {
      if (account.told != null && account.settled == null) {
        close(account);
      }
    }
  }

  /** Answers whether the message is to be acknowledged. */
  boolean hear(DeviceMessage message) {
    heard.add(message);
    switch (message) {
      case DeviceUsageReport report -> {
        for (ClientUsage usage : report.clients()) {
          reports.merge(usage.sessionId(), 1, Integer::sum);
          if (overloaded) {
            refuse(usage, RefusalCode.OVERLOADED);
          } else {
            charge(usage);
          }
        }
        return !overloaded;
      }
      case ClientAsk ask -> {
        Account account =
            accounts.values().stream()
                .filter(a -> a.mac.equals(ask.mac()) && a.settled == null)
                .findAny()
                .orElse(null);
        down.accept(
            new SessionOrders(
                account == null
                    ? new SessionOrder.Portal(ask.mac(), "portal-token")
                    : new SessionOrder.Open(account.sessionId, account.mac, account.ceiling, 0)));
        return true;
      }
      default -> {
        return true;
      }
    }
  }

  private void charge(ClientUsage usage) {
    Account account = accounts.get(usage.sessionId());
    if (account == null) {
      refuse(usage, RefusalCode.UNKNOWN_SESSION);
      return;
    }
    account.up = Math.max(account.up, usage.usedBytesUp());
    account.down = Math.max(account.down, usage.usedBytesDown());
    if (usage.closed() != null) {
      account.settled = usage.closed();
    }
  }

  private void refuse(ClientUsage usage, RefusalCode code) {
    down.accept(new SessionOrders(new SessionOrder.Refused(usage.sessionId(), code)));
  }
}
