package byway.people.notifications.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text with places in it: {@code {name}} stands for a value, and what is between {@code {#name}}
 * and {@code {/name}} stands only where there is one. Nothing else is understood, so that who
 * writes one can say what a message says and nothing more.
 */
public final class TextTemplate {
  private static final Pattern MARK = Pattern.compile("\\{([#/]?)([a-z][a-z-]{0,29})}");
  private static final int MOST_MARKS = 100;
  private static final int DEEPEST = 3;

  private final List<Part> parts;

  private TextTemplate(List<Part> parts) {
    this.parts = parts;
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Place(String name) implements Part {}

    record Begin(String name) implements Part {}

    record End(String name) implements Part {}
  }

  /** What is wrong with a text, as the end of a sentence; none where it is good. */
  public static Optional<String> fault(
      String text, Set<String> known, Collection<String> required) {
    List<Part> parts;
    try {
      parts = parse(text);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    var always = new HashSet<String>();
    int depth = 0;
    for (var part : parts) {
      var name = name(part);
      if (!name.isEmpty() && !known.contains(name)) {
        return Optional.of("has no {" + name + "}");
      }
      depth += part instanceof Part.Begin ? 1 : part instanceof Part.End ? -1 : 0;
      if (part instanceof Part.Place && depth == 0) {
        always.add(name);
      }
    }
    return required.stream()
        .filter(name -> !always.contains(name))
        .findFirst()
        .map(name -> "needs {" + name + "}, outside of what may be left out");
  }

  /** A good one; anything else is a defect. */
  public static TextTemplate of(String text) {
    return new TextTemplate(parse(text));
  }

  private static String name(Part part) {
    return switch (part) {
      case Part.Place(var name) -> name;
      case Part.Begin(var name) -> name;
      case Part.End(var name) -> name;
      case Part.Text(var text) -> "";
    };
  }

  private static List<Part> parse(String text) {
    var parts = new ArrayList<Part>();
    Deque<String> open = new ArrayDeque<>();
    int from = 0;
    var marks = MARK.matcher(text);
    while (marks.find()) {
      parts.add(text(text.substring(from, marks.start())));
      var name = marks.group(2);
      switch (marks.group(1)) {
        case "#" -> {
          open.push(name);
          require(open.size() <= DEEPEST, "has parts in parts, deeper than " + DEEPEST);
          parts.add(new Part.Begin(name));
        }
        case "/" -> {
          require(name.equals(open.poll()), "ends {/" + name + "} where it has not begun");
          parts.add(new Part.End(name));
        }
        default -> parts.add(new Part.Place(name));
      }
      require(parts.size() <= 2 * MOST_MARKS, "has more than " + MOST_MARKS + " places");
      from = marks.end();
    }
    parts.add(text(text.substring(from)));
    require(open.isEmpty(), "does not end {#" + open.peek() + "}");
    return parts;
  }

  private static Part text(String text) {
    require(
        text.indexOf('{') < 0 && text.indexOf('}') < 0,
        "has a brace that is no place; places are written {name}");
    return new Part.Text(text);
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  /**
   * Filled in.
   *
   * @param written how a value is written where it stands, such as escaped
   */
  public String filled(Map<String, String> values, UnaryOperator<String> written) {
    var filled = new StringBuilder();
    int hidden = 0;
    for (var part : parts) {
      boolean isShown = hidden == 0;
      switch (part) {
        case Part.Begin(var name) -> hidden += !isShown || hides(values, name) ? 1 : 0;
        case Part.End(var name) -> hidden -= isShown ? 0 : 1;
        case Part.Place(var name) ->
            filled.append(isShown ? written.apply(values.getOrDefault(name, "")) : "");
        case Part.Text(var text) -> filled.append(isShown ? text : "");
      }
    }
    return filled.toString();
  }

  private static boolean hides(Map<String, String> values, String name) {
    return values.getOrDefault(name, "").isBlank();
  }
}
