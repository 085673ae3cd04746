package byway.kit.incoming;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Stripe's scheme: {@code Stripe-Signature: t=<seconds>,v1=<hex>,v1=<hex>}, over {@code t.body}
 * (docs.stripe.com/webhooks/signatures).
 *
 * @param secrets the old and the new one, while one follows the other
 */
public record StripeSignatures(List<String> secrets) implements Signatures {
  private static final String HEADER = "stripe-signature";
  private static final int LONGEST = 1_000;
  private static final int HEX_DIGITS = 64;

  public StripeSignatures {
    secrets = List.copyOf(secrets);
  }

  @Override
  public Verdict verify(Delivery delivery, Instant now) {
    var header = delivery.header(HEADER).filter(text -> text.length() <= LONGEST).orElse("");
    var time = "";
    var signatures = new ArrayList<byte[]>();
    for (var part : header.split(",", -1)) {
      var pair = part.strip().split("=", 2);
      if (pair[0].equals("t") && pair.length == 2) {
        time = pair[1];
      } else if (pair[0].equals("v1") && pair.length == 2 && pair[1].length() == HEX_DIGITS) {
        try {
          signatures.add(HexFormat.of().parseHex(pair[1]));
        } catch (IllegalArgumentException e) {
          return new Verdict.Missing();
        }
      }
    }
    if (!time.matches("[0-9]{1,12}") || signatures.isEmpty()) {
      return new Verdict.Missing();
    }
    var keys = secrets.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
    return Signatures.isInTime(Long.parseLong(time), now)
            & Signatures.isSigned(keys, time + ".", delivery.body(), signatures)
        ? new Verdict.Genuine(Optional.empty())
        : new Verdict.Forged();
  }

  /** How many deliveries are still under way is in the event, and changes. */
  @Override
  public boolean repeatsBytes() {
    return false;
  }
}
