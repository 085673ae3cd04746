package byway.kit.backup;

import byway.kit.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in a store and what it means. A chain is a run of the log without a gap, from its first
 * base on: {@code chains/<chain>/base/<base>/}, {@code .../log/} and {@code .../secret/}. A base
 * counts once its manifest is there, which comes last.
 */
final class Archive {
  private static final String CHAINS = "chains/";
  private static final String EXPORTS = "exports/";
  private static final String MANIFEST = "/manifest";

  private final ObjectStore store;
  private final RecoveryKey key;

  Archive(ObjectStore store, RecoveryKey key) {
    this.store = store;
    this.key = key;
  }

  String place() {
    return store.place();
  }

  /** What was sealed, with its name, size and hash. */
  Base.Part put(String name, byte[] bytes, int length) throws IOException {
    var sealed = key.seal(name, bytes, length);
    store.put(name, sealed);
    return new Base.Part(name, sealed.length, sha256(sealed));
  }

  private void put(String name, byte[] bytes) throws IOException {
    var unused = put(name, bytes, bytes.length);
  }

  private byte[] get(String name) throws IOException {
    return key.open(name, found(name));
  }

  private byte[] found(String name) throws IOException {
    return store
        .get(name)
        .orElseThrow(() -> new IOException("%s is missing at %s".formatted(name, place())));
  }

  byte[] get(Base.Part part) throws IOException {
    var sealed = found(part.name());
    if (!sha256(sealed).equals(part.sha256())) {
      throw new IOException("%s at %s is damaged".formatted(part.name(), place()));
    }
    return key.open(part.name(), sealed);
  }

  void put(Base base) throws IOException {
    put(folder(base) + MANIFEST, Json.MAPPER.writeValueAsBytes(base));
  }

  static String folder(Base base) {
    return folder(base.chain(), base.id());
  }

  static String folder(String chain, String id) {
    return CHAINS + chain + "/base/" + id;
  }

  /** All that are whole, the oldest first. */
  List<Base> bases() throws IOException {
    var bases = new ArrayList<Base>();
    for (var name : store.list(CHAINS)) {
      if (name.endsWith(MANIFEST)) {
        bases.add(Json.MAPPER.readValue(get(name), Base.class));
      }
    }
    bases.sort(Comparator.comparing(Base::startedAt));
    return bases;
  }

  /**
   * @param reachesTo everything that was committed until then is in this one or one before
   */
  void putSegment(String chain, Segment segment, Instant reachesTo, byte[] packed)
      throws IOException {
    put(log(chain) + segment + "." + reachesTo.toEpochMilli(), packed);
  }

  private static String log(String chain) {
    return CHAINS + chain + "/log/";
  }

  /** Which segments a chain has, and how far each reaches. */
  NavigableMap<Segment, Instant> segments(String chain) throws IOException {
    var segments = new TreeMap<Segment, Instant>();
    for (var name : store.list(log(chain))) {
      var parts = name.substring(log(chain).length()).split("\\.", -1);
      var reach = Instant.ofEpochMilli(Long.parseLong(parts[1]));
      segments.merge(new Segment(parts[0]), reach, (a, b) -> a.isAfter(b) ? a : b);
    }
    return segments;
  }

  byte[] segment(String chain, Segment segment) throws IOException {
    var names = store.list(log(chain) + segment + ".");
    if (names.isEmpty()) {
      throw new IOException("%s of the log is missing at %s".formatted(segment, place()));
    }
    return get(names.getLast());
  }

  void deleteSegment(String chain, Segment segment) throws IOException {
    for (var name : store.list(log(chain) + segment + ".")) {
      store.delete(name);
    }
  }

  void putSecret(String chain, Instant at, String text) throws IOException {
    put(secrets(chain) + at.toEpochMilli(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String secrets(String chain) {
    return CHAINS + chain + "/secret/";
  }

  /** The installation's secret as it was in a file, from when on. */
  NavigableMap<Instant, String> secrets(Base base) throws IOException {
    var secrets = new TreeMap<Instant, String>();
    var prefix = secrets(base.chain());
    for (var name : store.list(prefix)) {
      secrets.put(
          Instant.ofEpochMilli(Long.parseLong(name.substring(prefix.length()))),
          new String(get(name), StandardCharsets.UTF_8));
    }
    return secrets;
  }

  /** The manifest first, so that what is left of it does not count. */
  void delete(Base base) throws IOException {
    store.delete(folder(base) + MANIFEST);
    for (var name : store.list(folder(base) + "/")) {
      store.delete(name);
    }
  }

  void deleteChain(String chain) throws IOException {
    for (var name : store.list(CHAINS + chain + "/").reversed()) {
      store.delete(name);
    }
  }

  /** Also those of which no base became whole. */
  List<String> chains() throws IOException {
    var chains = new TreeSet<String>();
    for (var name : store.list(CHAINS)) {
      chains.add(name.substring(CHAINS.length()).split("/", -1)[0]);
    }
    return List.copyOf(chains);
  }

  void put(Exported exported) throws IOException {
    put(EXPORTS + exported.id() + MANIFEST, Json.MAPPER.writeValueAsBytes(exported));
  }

  /** All rows of a moment, of each export that is whole. */
  List<Exported> exports() throws IOException {
    var exports = new ArrayList<Exported>();
    for (var name : store.list(EXPORTS)) {
      if (name.endsWith(MANIFEST)) {
        exports.add(Json.MAPPER.readValue(get(name), Exported.class));
      }
    }
    return exports;
  }

  void delete(Exported exported) throws IOException {
    store.delete(EXPORTS + exported.id() + MANIFEST);
    for (var name : store.list(EXPORTS + exported.id() + "/")) {
      store.delete(name);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
