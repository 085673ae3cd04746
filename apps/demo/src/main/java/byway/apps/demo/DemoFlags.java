package byway.apps.demo;

import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.Variant;
import java.util.List;

/** Flags to look at: one for some, one with variants, one that is guarded and off. */
record DemoFlags(Flags flags) {
  private static final Segment HOTSPOTS =
      new Segment(
          "hotspots",
          "Boxes that ask for themselves",
          List.of(Constraint.of("kind", ConstraintOperator.IN, "DEVICE")));

  void make() {
    if (flags.segments().isEmpty()) {
      var unused = flags.keepSegment(HOTSPOTS);
    }
    put(
        "store-one-click",
        new FlagDefinition(
            "A tenth of the guests may buy with one press",
            true,
            List.of(FlagRule.of(Share.of(10))),
            List.of(),
            List.of(),
            false));
    put(
        "button-colour",
        new FlagDefinition(
            "Which button is pressed more often",
            true,
            List.of(),
            List.of(Variant.of("calm", 50, "#2d7d6f"), Variant.of("loud", 50, "#d9480f")),
            List.of(),
            false));
    put(
        "new-firmware",
        new FlagDefinition(
            "Boxes ask for the next firmware",
            false,
            List.of(
                new FlagRule(
                    Share.ALL, null, null, List.of(), List.of(HOTSPOTS.name()), List.of())),
            List.of(),
            List.of(),
            true));
  }

  /** The same again changes nothing, whatever staff have made of it meanwhile. */
  private void put(String key, FlagDefinition is) {
    var unused =
        flags.change(new ChangeFlag(DemoOperator.id("flag " + key), key, is, 0, "to try it"));
  }
}
