package byway.kit.incoming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The scheme of Standard Webhooks (standardwebhooks.com): {@code webhook-id}, {@code
 * webhook-timestamp} in seconds and {@code webhook-signature: v1,<base64> v1,<base64>}, over {@code
 * id.timestamp.body}.
 */
public final class StandardWebhooks implements Signatures {
  private static final String PREFIX = "whsec_";
  private static final int LONGEST = 2_000;
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^.]]{1,200}");

  private final List<byte[]> secrets;

  /**
   * @param secrets {@code whsec_<base64>} each, several while one follows another; refuses one that
   *     is none
   */
  public StandardWebhooks(List<String> secrets) {
    this.secrets =
        secrets.stream()
            .map(
                secret ->
                    Base64.getDecoder()
                        .decode(
                            secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret))
            .toList();
  }

  @Override
  public Verdict verify(Delivery delivery, Instant now) {
    var id = delivery.header("webhook-id").filter(text -> ID.matcher(text).matches());
    var time = delivery.header("webhook-timestamp").filter(text -> text.matches("[0-9]{1,12}"));
    var signatures =
        signatures(
            delivery
                .header("webhook-signature")
                .filter(text -> text.length() <= LONGEST)
                .orElse(""));
    if (id.isEmpty() || time.isEmpty() || signatures.isEmpty()) {
      return new Verdict.Missing();
    }
    var head = id.get() + "." + time.get() + ".";
    return Signatures.isInTime(Long.parseLong(time.get()), now)
            & Signatures.isSigned(secrets, head, delivery.body(), signatures)
        ? new Verdict.Genuine(id)
        : new Verdict.Forged();
  }

  private static List<byte[]> signatures(String header) {
    var signatures = new ArrayList<byte[]>();
    for (var part : header.split(" ", -1)) {
      if (part.startsWith("v1,")) {
        try {
          signatures.add(Base64.getDecoder().decode(part.substring("v1,".length())));
        } catch (IllegalArgumentException e) {
          return List.of();
        }
      }
    }
    return signatures;
  }

  @Override
  public boolean repeatsBytes() {
    return true;
  }
}
