package byway.operations.audit;

import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * With what an operator's heads are signed (Ed25519): made when it is first needed, kept so that
 * who has a copy of the database cannot sign, and the same for as long as there is the operator, so
 * that others can know it again. It is hidden anew where the installation's secret has changed.
 */
@Singleton
final class SigningKeys {
  static final String PURPOSE = "audit signing key";
  private static final String ED25519 = "Ed25519";

  private final AuditStore store;
  private final Keys keys;
  private final InstantSource clock;

  SigningKeys(AuditStore store, Keys keys, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  /** As it is kept. */
  private record Kept(String publicKey, byte[] hidden) {}

  /**
   * What was signed.
   *
   * @param publicKey SubjectPublicKeyInfo in Base64
   */
  record Signed(String publicKey, String signature) {}

  Signed sign(UUID tenant, byte[] what) {
    var kept = store.read(SigningKeys::find).orElseGet(() -> store.write(tx -> kept(tx, tenant)));
    try {
      var signature = Signature.getInstance(ED25519);
      signature.initSign(
          KeyFactory.getInstance(ED25519)
              .generatePrivate(new PKCS8EncodedKeySpec(revealed(tenant, kept))));
      signature.update(what);
      return new Signed(kept.publicKey(), Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] revealed(UUID tenant, Kept kept) {
    return keys.reveal(PURPOSE, kept.hidden(), tenant)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the key that signs the audit log was hidden under another secret"));
  }

  private static Optional<Kept> find(Tx tx) {
    return tx.query("select public_key, private_hidden from signing_keys")
        .map((row, context) -> new Kept(row.getString(1), row.getBytes(2)))
        .findOne();
  }

  /** Another process may have been quicker: then it is that one's. */
  private Kept kept(Tx tx, UUID tenant) {
    var made = made(tenant);
    tx.update(
            """
            insert into signing_keys (tenant_id, public_key, private_hidden, made_at)
            values (:tenant, :public, :hidden, :now) on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("public", made.publicKey())
        .bind("hidden", made.hidden())
        .bind("now", clock.instant())
        .execute();
    return find(tx).orElseThrow();
  }

  private Kept made(UUID tenant) {
    try {
      var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      return new Kept(
          Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
          keys.hide(PURPOSE, pair.getPrivate().getEncoded(), tenant));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
