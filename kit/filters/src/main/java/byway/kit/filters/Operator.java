package byway.kit.filters;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a field is compared with a value, as it is typed. Longer ones first. */
enum Operator {
  NOT_EQUAL("!="),
  AT_MOST("<="),
  AT_LEAST(">="),
  HAS(":"),
  CONTAINS("~"),
  EQUAL("="),
  LESS("<"),
  MORE(">");

  static final Set<Operator> SAME = EnumSet.of(HAS, EQUAL, NOT_EQUAL);
  static final Set<Operator> ORDERED =
      EnumSet.of(HAS, EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST);
  static final Set<Operator> WRITTEN = EnumSet.of(HAS, CONTAINS, EQUAL, NOT_EQUAL);

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  static Optional<Operator> at(String filter, int from) {
    return List.of(values()).stream()
        .filter(operator -> filter.startsWith(operator.text, from))
        .findFirst();
  }

  String text() {
    return text;
  }
}
