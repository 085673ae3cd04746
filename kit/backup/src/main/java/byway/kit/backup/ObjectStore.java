package byway.kit.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where sealed objects are kept, each whole or not there, under names with slashes. */
interface ObjectStore {
  /** None is larger. */
  int MOST_BYTES = 32 * 1024 * 1024;

  /** It is on the store's disk when this returns. */
  void put(String name, byte[] bytes) throws IOException;

  Optional<byte[]> get(String name) throws IOException;

  /** All names that begin so, in their order. */
  List<String> list(String prefix) throws IOException;

  /** Nothing is said where there is none. */
  void delete(String name) throws IOException;

  /** For people. */
  String place();
}
