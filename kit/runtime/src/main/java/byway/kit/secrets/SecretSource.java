package byway.kit.secrets;

import java.io.IOException;

/** Where the root secrets are kept. */
interface SecretSource {
  /**
   * @throws IOException with what is wrong in words that repeat no secret
   */
  RootSecrets read() throws IOException;

  /** For people. */
  String place();

  /** What is told once and stays: an environment. */
  record Told(String secret) implements SecretSource {
    @Override
    public RootSecrets read() {
      return RootSecrets.first(secret);
    }

    @Override
    public String place() {
      return "BYWAY_SECRET";
    }

    @Override
    public String toString() {
      return place();
    }
  }
}
