package byway.operations.flags.console;

import byway.fronts.web.Form;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Share;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What the forms about one flag ask, once it was found to be understood. */
final class FlagForm {
  static final String DESCRIPTION = "description";
  static final String VARIANTS = "variants";
  static final String NEEDS = "needs";
  static final String TWO_AGREE = "twoAgree";
  static final String PERCENT = "percent";
  static final String BY = "by";
  static final String GROUP = "group";
  static final String PEOPLE = "people";
  static final String SEGMENTS = "segments";
  static final String CONDITIONS = "conditions";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String RULE_VARIANTS = "rule-variants";

  private FlagForm() {}

  /** As it is, to be typed over. */
  static Form of(FlagDefinition is) {
    return Form.empty()
        .with(DESCRIPTION, is.description())
        .with(VARIANTS, TypedRules.ofVariants(is.variants()))
        .with(NEEDS, TypedRules.ofNeeds(is.needs()))
        .with(TWO_AGREE, is.twoAgree() ? "yes" : null)
        .with(PERCENT, "100");
  }

  static FlagDefinition settings(Form form, FlagDefinition is) {
    return new FlagDefinition(
        form.value(DESCRIPTION),
        is.on(),
        is.rules(),
        TypedRules.variants(form.value(VARIANTS), "").orElseThrow(),
        TypedRules.needs(form.value(NEEDS)),
        form.has(TWO_AGREE));
  }

  static FlagRule rule(Form form, int percent) {
    var constraints = new ArrayList<>(TypedRules.conditions(form.value(CONDITIONS)).orElseThrow());
    if (form.has(PEOPLE)) {
      constraints.addFirst(
          new Constraint(
              Constraint.PERSON,
              ConstraintOperator.IN,
              TypedRules.names(form.value(PEOPLE)),
              false,
              false));
    }
    var by = form.value(BY);
    return new FlagRule(
        new Share(percent, by.isEmpty() ? Share.USUAL : by, form.value(GROUP)),
        time(form, FROM),
        time(form, UNTIL),
        constraints,
        TypedRules.names(form.value(SEGMENTS)),
        TypedRules.variants(form.value(RULE_VARIANTS), by).orElseThrow());
  }

  private static @Nullable Instant time(Form form, String field) {
    return form.has(field) ? TypedRules.time(form.value(field)).orElseThrow() : null;
  }
}
