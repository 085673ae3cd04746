package byway.charging.balances.testing;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.Withdrawn;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One balance in memory: its lots in the order in which they are used up, and its meters. */
final class KeptAccount {
  final UUID id;
  final Map<UUID, Grant> grants = new LinkedHashMap<>();
  final Map<UUID, Map<UUID, Withdrawn>> takings = new HashMap<>();
  final Map<UUID, KeptMeter> meters = new LinkedHashMap<>();
  final List<Posting> postings = new ArrayList<>();

  /** What sessions that have no meter here have used, and are promised. */
  long usedElsewhere;

  long promisedElsewhere;

  KeptAccount(UUID id) {
    this.id = id;
  }

  Balance balance() {
    return new Balance(
        id,
        grants.values().stream().mapToLong(Grant::bytes).sum(),
        grants.keySet().stream().mapToLong(this::withdrawn).sum(),
        consumed(),
        promisedElsewhere + meters.values().stream().mapToLong(KeptMeter::ahead).sum());
  }

  long available() {
    return balance().availableBytes();
  }

  /** As much of what is wanted as one session may have: it leaves half to the others. */
  long slice(long wanted) {
    return Math.min(
        wanted, Math.max(available() / 2, Math.min(available(), Offer.LEAST_AHEAD_BYTES)));
  }

  private long consumed() {
    return usedElsewhere + meters.values().stream().mapToLong(KeptMeter::used).sum();
  }

  long withdrawn(UUID grant) {
    return takings.getOrDefault(grant, Map.of()).values().stream()
        .mapToLong(Withdrawn::bytes)
        .sum();
  }

  List<Lot> lots() {
    var lots = new ArrayList<Lot>();
    long rest = consumed();
    for (var grant : grants.values()) {
      long withdrawn = withdrawn(grant.key());
      long used = Math.min(rest, grant.bytes() - withdrawn);
      rest -= used;
      lots.add(
          new Lot(
              grant.key(),
              grant.reason(),
              grant.note(),
              grant.price(),
              Instant.EPOCH,
              grant.bytes(),
              withdrawn,
              used));
    }
    return lots;
  }

  Lot lot(UUID grant) {
    return lots().stream()
        .filter(lot -> lot.grantKey().equals(grant))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("the lot"));
  }

  void post(String from, String to, long bytes, String reason, UUID reference) {
    postings.add(
        new Posting(postings.size() + 1L, Instant.EPOCH, from, to, "B", bytes, reason, reference));
  }
}
