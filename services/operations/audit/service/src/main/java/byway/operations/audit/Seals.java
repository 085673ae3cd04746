package byway.operations.audit;

import byway.kit.secrets.Keys;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.UUID;

/** What nobody can write of a head without the installation's secret. */
@Singleton
final class Seals {
  private static final String PURPOSE = "audit head";

  private final Keys keys;

  Seals(Keys keys) {
    this.keys = keys;
  }

  String of(UUID tenantId, long number, String hash) {
    return HexFormat.of().formatHex(keys.mac(PURPOSE, tenantId, number, hash));
  }

  boolean isOf(String seal, UUID tenantId, long number, String hash) {
    return seal.matches("[0-9a-f]{64}")
        && keys.isMac(HexFormat.of().parseHex(seal), PURPOSE, tenantId, number, hash);
  }
}
