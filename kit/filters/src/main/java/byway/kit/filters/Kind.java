package byway.kit.filters;

import byway.kit.values.MacAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What a column holds: how a value of it is typed, and how it can be compared. */
sealed interface Kind {

  /** A value that was typed and is none, with what could have been. */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> allowed;

    Unreadable(String detail, String... allowed) {
      super(detail, null, false, false);
      this.allowed = List.of(allowed);
    }

    List<String> allowed() {
      return allowed;
    }
  }

  /** As it is compared with what the database has. */
  Object read(String typed) throws Unreadable;

  Set<Operator> operators();

  /** Any text. */
  record Text() implements Kind {
    @Override
    public Object read(String typed) {
      return typed;
    }

    @Override
    public Set<Operator> operators() {
      return Operator.WRITTEN;
    }
  }

  /** A whole number, within 18 digits. */
  record WholeNumber() implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      if (!typed.matches("-?[0-9]{1,18}")) {
        throw new Unreadable("a whole number is needed here", "10", "-3");
      }
      return Long.parseLong(typed);
    }

    @Override
    public Set<Operator> operators() {
      return Operator.ORDERED;
    }
  }

  /**
   * An amount, typed in units of the currency and held in its smallest ones.
   *
   * @param digits of the smaller unit (ISO 4217)
   */
  record Amount(int digits) implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      if (!typed.matches("-?[0-9]{1,12}(\\.[0-9]{1," + Math.max(1, digits) + "})?")
          || (digits == 0 && typed.contains("."))) {
        throw digits == 0
            ? new Unreadable("a whole amount is needed here", "1250")
            : new Unreadable(
                "an amount is needed here, with a point before its last "
                    + digits
                    + " digits at most",
                BigDecimal.valueOf(1250, Math.min(digits, 2)).toPlainString());
      }
      return new BigDecimal(typed).movePointRight(digits).longValueExact();
    }

    String write(long minor) {
      return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    @Override
    public Set<Operator> operators() {
      return Operator.ORDERED;
    }
  }

  /** A point in time, typed as one or as a day, a month and the like: see {@link Span}. */
  record Time() implements Kind {
    @Override
    public Instant read(String typed) {
      throw new IllegalStateException("time is read as a span");
    }

    @Override
    public Set<Operator> operators() {
      return Operator.ORDERED;
    }
  }

  /** One of a few words, in whatever case they are typed. */
  record Choice(List<String> words) implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      for (var word : words) {
        if (word.equalsIgnoreCase(typed)) {
          return word;
        }
      }
      throw new Unreadable(
          "this is none of its values",
          words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toArray(String[]::new));
    }

    @Override
    public Set<Operator> operators() {
      return Operator.SAME;
    }
  }

  /** A UUID. */
  record Id() implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      try {
        var id = UUID.fromString(typed);
        if (id.toString().equalsIgnoreCase(typed)) {
          return id;
        }
      } catch (IllegalArgumentException e) {
        // refused like one that is written in another way
      }
      throw new Unreadable("a whole id is needed here", "018f3c1e-0000-7000-8000-000000000000");
    }

    @Override
    public Set<Operator> operators() {
      return Operator.SAME;
    }
  }

  /** Yes or no. */
  record Flag() implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      return switch (typed.toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new Unreadable("true or false is needed here", "true", "false");
      };
    }

    @Override
    public Set<Operator> operators() {
      return Operator.SAME;
    }
  }

  /** A link address, in any vendor's way of writing. */
  record Mac() implements Kind {
    @Override
    public Object read(String typed) throws Unreadable {
      return MacAddress.ofDevice(typed)
          .orElseThrow(
              () -> new Unreadable("a whole MAC address is needed here", "3e:e8:e7:3f:29:da"));
    }

    @Override
    public Set<Operator> operators() {
      return Operator.SAME;
    }
  }
}
