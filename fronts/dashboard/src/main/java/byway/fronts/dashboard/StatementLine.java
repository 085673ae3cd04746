package byway.fronts.dashboard;

import byway.charging.balances.api.Posting;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the statement as a customer reads it. Uses of one session that follow each other are
 * one line: a hotspot reports every minute, and nobody wants to read that.
 *
 * @param kind what happened: {@code used}, {@code bought}, {@code gift}, {@code reward}, {@code
 *     voucher}, {@code adjusted}, {@code takenBack}, {@code withheld}, {@code givenBack}, {@code
 *     paid}, {@code paidBack}, {@code askedBack}, {@code cameAgain}, {@code other}
 * @param bytes how the balance changed; 0 where it is about money
 */
public record StatementLine(
    Instant at, String kind, long bytes, @Nullable Money money, UUID reference) {
  private static final String CUSTOMER = "customer:";
  private static final String BYTES = "B";

  static List<StatementLine> of(List<Posting> postings) {
    var lines = new ArrayList<StatementLine>();
    for (var posting : postings) {
      var line = of(posting);
      if (!lines.isEmpty() && lines.getLast().takes(line)) {
        var last = lines.removeLast();
        lines.add(
            new StatementLine(last.at, last.kind, last.bytes + line.bytes, null, last.reference));
      } else {
        lines.add(line);
      }
    }
    return List.copyOf(lines);
  }

  private static StatementLine of(Posting posting) {
    boolean ofBytes = posting.unit().equals(BYTES);
    boolean away = posting.from().startsWith(CUSTOMER);
    long bytes = !ofBytes ? 0 : away ? -posting.amount() : posting.amount();
    return new StatementLine(
        posting.at(),
        ofBytes ? kindOfBytes(posting.reason()) : kindOfMoney(posting.reason()),
        bytes,
        ofBytes ? null : new Money(posting.amount(), posting.unit()),
        posting.reference());
  }

  private static String kindOfBytes(String reason) {
    return switch (reason) {
      case "USE" -> "used";
      case "PURCHASE" -> "bought";
      case "GUEST_BONUS" -> "gift";
      case "OWNER_BONUS" -> "reward";
      case "VOUCHER" -> "voucher";
      case "ADJUSTMENT" -> "adjusted";
      case "REFUND", "OBJECTION" -> "takenBack";
      case "DISPUTE" -> "withheld";
      case "REFUND_ENDED", "DISPUTE_ENDED" -> "givenBack";
      default -> "other";
    };
  }

  private static String kindOfMoney(String reason) {
    return switch (reason) {
      case "REFUND" -> "paidBack";
      case "DISPUTE" -> "askedBack";
      case "REFUND_ENDED", "DISPUTE_ENDED" -> "cameAgain";
      default -> "paid";
    };
  }

  private boolean takes(StatementLine older) {
    return kind.equals("used") && older.kind.equals("used") && reference.equals(older.reference);
  }

  public boolean isMore() {
    return bytes > 0;
  }

  public long size() {
    return Math.abs(bytes);
  }
}
