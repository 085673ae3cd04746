package byway.charging.balances;

import byway.kit.secrets.Keys;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;

/**
 * Numbers of a statement's lines, as customers see them. Postings are numbered through the whole
 * installation, so that two looks at one's own statement would tell how much an operator does in
 * between; each account gets the numbers in an order of its own, which only the secret turns back.
 * A Feistel network of four rounds over 52 bits, which every JSON reader keeps whole.
 */
@Singleton
final class LineNumbers {
  private static final String PURPOSE = "statement line";
  private static final int HALF_BITS = 26;
  private static final int HALF = (1 << HALF_BITS) - 1;
  private static final int ROUNDS = 4;

  private final Keys keys;

  LineNumbers(Keys keys) {
    this.keys = keys;
  }

  long shown(AccountKey account, long number) {
    var oldest = keys.oldest();
    int left = (int) (number >>> HALF_BITS) & HALF;
    int right = (int) number & HALF;
    for (int round = 0; round < ROUNDS; round++) {
      int next = left ^ turn(oldest, account, round, right);
      left = right;
      right = next;
    }
    return (long) left << HALF_BITS | right;
  }

  /** What was shown; of a number that was made up, some number. */
  long known(AccountKey account, long shown) {
    var oldest = keys.oldest();
    int left = (int) (shown >>> HALF_BITS) & HALF;
    int right = (int) shown & HALF;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      int before = right ^ turn(oldest, account, round, left);
      right = left;
      left = before;
    }
    return (long) left << HALF_BITS | right;
  }

  private static int turn(Keys keys, AccountKey account, int round, int half) {
    return ByteBuffer.wrap(keys.mac(PURPOSE, account.tenantId(), account.accountId(), round, half))
            .getInt()
        & HALF;
  }
}
