package byway.commerce.vouchers.api;

import java.util.List;

/**
 * A batch with its codes in the order of print.
 *
 * @param codes such as {@code 7KQ4-M2XV-9TBH-C3WF}; empty when the time to print them is over
 */
public record IssuedBatch(VoucherBatch batch, List<String> codes) {
  public IssuedBatch {
    codes = List.copyOf(codes);
  }
}
