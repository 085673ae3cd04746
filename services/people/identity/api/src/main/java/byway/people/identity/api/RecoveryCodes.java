package byway.people.identity.api;

import java.util.List;

/** Codes for who has lost the app; each is good once. They are shown once: only hashes are kept. */
public record RecoveryCodes(List<String> codes) {
  public RecoveryCodes {
    codes = List.copyOf(codes);
  }

  @Override
  public String toString() {
    return "RecoveryCodes[hidden]";
  }
}
