package byway.charging.objections;

import byway.people.identity.api.NetworkHolder;
import byway.people.identity.api.NetworkKey;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProofResult;
import byway.people.identity.api.NetworkSignIn;
import byway.people.identity.api.NtHash;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers whose network key was made anew. */
final class RenewedKeys implements NetworkSignIn {
  final Set<UUID> renewed = ConcurrentHashMap.newKeySet();

  @Override
  public NetworkKey renew(UUID personId) {
    renewed.add(personId);
    return new NetworkKey("anew");
  }

  @Override
  public NetworkProofResult prove(NetworkProof proof) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<NetworkProofResult> proveByKeys(List<NetworkProof> proofs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NetworkKey key(UUID personId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NetworkHolder holder(NetworkLogin login) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NtHash ntHash(NetworkLogin login) {
    throw new UnsupportedOperationException();
  }
}
