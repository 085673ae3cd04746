package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.identity.NetworkKeys.Found;
import byway.people.identity.NetworkKeys.Login;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.NetworkHolder;
import byway.people.identity.api.NetworkKey;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProof.Chap;
import byway.people.identity.api.NetworkProof.Clear;
import byway.people.identity.api.NetworkProof.MsChap2;
import byway.people.identity.api.NetworkProofResult;
import byway.people.identity.api.NetworkProofResult.MsChap2Answer;
import byway.people.identity.api.NetworkProofResult.NotProven;
import byway.people.identity.api.NetworkProofResult.Proven;
import byway.people.identity.api.NetworkProofResult.Throttled;
import byway.people.identity.api.NetworkSignIn;
import byway.people.identity.api.NtHash;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(NetworkSignInEndpoint.class)
class NetworkSignInEndpoint implements NetworkSignIn {
  private static final int LONGEST = 256;
  private static final int MOST_PROOFS = 500;
  private static final HexFormat HEX = HexFormat.of();

  private final IdentityStore store;
  private final ProvePerson provePerson;
  private final NetworkKeys keys;
  private final MeterRegistry metrics;

  NetworkSignInEndpoint(
      IdentityStore store, ProvePerson provePerson, NetworkKeys keys, MeterRegistry metrics) {
    this.store = store;
    this.provePerson = provePerson;
    this.keys = keys;
    this.metrics = metrics;
  }

  /** Whose login it is, and the key; a login that is nobody's has a key as well. */
  private record Holder(@Nullable UUID personId, NetworkKey key) {
    NetworkProofResult proven(@Nullable MsChap2Answer answer) {
      return personId == null ? new NotProven() : new Proven(personId, answer);
    }
  }

  private Holder holder(String login) {
    return holders(List.of(login)).getFirst();
  }

  /** In one statement; what can be no address is nobody's, and is not looked for. */
  private List<Holder> holders(List<String> logins) {
    var tenant = Context.tenantId();
    var emails = logins.stream().map(NetworkSignInEndpoint::email).toList();
    var asked =
        emails.stream()
            .filter(CheckSignUp::isAddress)
            .map(email -> new Login(tenant, email))
            .distinct()
            .toList();
    var found =
        asked.isEmpty()
            ? Map.<Login, Found>of()
            : store.<Map<Login, Found>>read(tx -> NetworkKeys.of(tx, asked));
    return emails.stream()
        .map(email -> holder(tenant, email, found.get(new Login(tenant, email))))
        .toList();
  }

  private static String email(String login) {
    return CheckSignUp.normal(login.substring(login.lastIndexOf('\\') + 1));
  }

  private Holder holder(UUID tenant, String email, @Nullable Found found) {
    return found == null
        ? new Holder(null, keys.ofNobody(tenant, email))
        : new Holder(found.personId(), keys.of(tenant, found.personId(), found.renewed()));
  }

  @Override
  public NetworkProofResult prove(NetworkProof proof) {
    var result = proveByKeys(List.of(proof)).getFirst();
    var at = proof.passwordAt();
    return result instanceof NotProven
            && at != null
            && proof.given() instanceof Clear clear
            && !isTooLong(proof)
        ? byPassword(proof.login(), clear.secret(), at)
        : result;
  }

  private NetworkProofResult byPassword(String login, String secret, UUID at) {
    var from = new CameFrom("access point " + at, null, null, null);
    return switch (provePerson.byNetwork(email(login), secret, from)) {
      case ProvePerson.Right right when right.person().closedAt() != null -> new NotProven();
      case ProvePerson.Right right -> new Proven(right.person().id(), null);
      case ProvePerson.Wrong wrong -> new NotProven();
      case ProvePerson.Wait wait -> new Throttled(wait.seconds());
    };
  }

  @Override
  public List<NetworkProofResult> proveByKeys(List<NetworkProof> proofs) {
    if (proofs.size() > MOST_PROOFS) {
      throw Refusal.invalid("too_many", "at most %d proofs at a time".formatted(MOST_PROOFS));
    }
    var holders = holders(proofs.stream().map(p -> isTooLong(p) ? "" : p.login()).toList());
    var results = new ArrayList<NetworkProofResult>();
    for (int i = 0; i < proofs.size(); i++) {
      results.add(byKey(proofs.get(i), holders.get(i)));
    }
    return results;
  }

  private NetworkProofResult byKey(NetworkProof proof, Holder holder) {
    if (isTooLong(proof)) {
      return counted("too_long", new NotProven());
    }
    return switch (proof.given()) {
      case Clear clear -> clear(clear.secret(), holder);
      case Chap chap -> counted("chap", chap(chap, holder));
      case MsChap2 given -> counted("mschap2", msChap2(proof.login(), given, holder));
    };
  }

  private static boolean isTooLong(NetworkProof proof) {
    return proof.login().length() > LONGEST
        || (proof.given() instanceof Clear clear && clear.secret().length() > LONGEST);
  }

  private NetworkProofResult clear(String secret, Holder holder) {
    return MessageDigest.isEqual(bytes(NetworkKeys.meant(secret)), bytes(holder.key().value()))
        ? counted("key", holder.proven(null))
        : counted("key", new NotProven());
  }

  private static NetworkProofResult chap(Chap chap, Holder holder) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      digest.update((byte) chap.identifier());
      digest.update(bytes(holder.key().value()));
      var wanted = digest.digest(HEX.parseHex(chap.challenge()));
      return MessageDigest.isEqual(wanted, HEX.parseHex(chap.response()))
          ? holder.proven(null)
          : new NotProven();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("hex_invalid", "bytes are written in hexadecimal");
    }
  }

  private static NetworkProofResult msChap2(String login, MsChap2 given, Holder holder) {
    try {
      return byway.kit.radius.MsChap2.check(
              login,
              HEX.parseHex(given.challenge()),
              HEX.parseHex(given.peerChallenge()),
              HEX.parseHex(given.response()),
              holder.key().value())
          .map(answer -> holder.proven(answer(answer)))
          .orElseGet(NotProven::new);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("hex_invalid", "bytes are written in hexadecimal");
    }
  }

  private static MsChap2Answer answer(byway.kit.radius.MsChap2.Answer answer) {
    return new MsChap2Answer(answer.authenticator(), answer.sendKey(), answer.receiveKey());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private NetworkProofResult counted(String by, NetworkProofResult result) {
    var outcome = result instanceof Proven ? "proven" : "not_proven";
    metrics.counter("byway_sign_ins_total", "by", by, "outcome", outcome).increment();
    return result;
  }

  @Override
  public NetworkKey key(UUID personId) {
    return store.read(
        tx -> keys.of(known(tx, personId), personId, NetworkKeys.renewed(tx, personId)));
  }

  @Override
  public NetworkKey renew(UUID personId) {
    return store.write(
        tx -> {
          var tenant = known(tx, personId);
          return keys.of(tenant, personId, keys.renewWithNewest(tx, tenant, personId));
        });
  }

  /** The tenant, where the person is one of its. */
  private static UUID known(byway.kit.store.Tx tx, UUID personId) {
    if (People.byId(tx, personId).isEmpty()) {
      throw Refusal.notFound("the person");
    }
    return Context.tenantId();
  }

  @Override
  public NetworkHolder holder(NetworkLogin login) {
    return new NetworkHolder(checked(login).personId());
  }

  private Holder checked(NetworkLogin login) {
    if (login.login().length() > LONGEST) {
      throw Refusal.invalid(
          "login_invalid", "a login has at most %d characters".formatted(LONGEST));
    }
    return holder(login.login());
  }

  @Override
  public NtHash ntHash(NetworkLogin login) {
    var key = checked(login).key().value();
    return new NtHash(HEX.formatHex(byway.kit.radius.MsChap2.ntHash(key)));
  }
}
