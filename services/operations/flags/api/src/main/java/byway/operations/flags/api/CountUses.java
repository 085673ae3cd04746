package byway.operations.flags.api;

import java.util.List;

/**
 * What a process has answered since it said so last; told twice it counts twice, being no book. At
 * most {@value #MOST}.
 */
public record CountUses(List<FlagUse> uses) {
  public static final int MOST = 2_000;

  public CountUses {
    uses = List.copyOf(uses);
  }

  /** Of one flag. */
  public record FlagUse(String key, String variant, long times) {}
}
