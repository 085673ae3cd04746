package byway.hotspot.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is needed of a message of names (RFC 1035): which name is asked for, and the addresses that
 * an answer has.
 *
 * @param name in lower case, without a dot at its end
 * @param end where the question ends
 */
record Question(int id, String name, int end) {
  private static final int HEADER = 12;
  private static final int LONGEST_NAME = 253;
  private static final int A = 1;
  private static final int AAAA = 28;
  private static final int INTERNET = 1;

  /** None in a message that is not a question for one name. */
  static Optional<Question> in(byte[] message, int length) {
    var in = ByteBuffer.wrap(message, 0, length);
    if (length < HEADER || in.getShort(4) != 1) {
      return Optional.empty();
    }
    var name = new StringBuilder();
    int at = HEADER;
    while (at < length && message[at] != 0) {
      int size = message[at] & 0xff;
      if (size > 63 || at + 1 + size >= length || name.length() + size > LONGEST_NAME) {
        return Optional.empty();
      }
      var label = new String(message, at + 1, size, StandardCharsets.ISO_8859_1);
      if (label.indexOf('.') >= 0) {
        // Written out it would be taken for a name with more labels, which is another's.
        return Optional.empty();
      }
      name.append(name.isEmpty() ? "" : ".").append(label);
      at += 1 + size;
    }
    int end = at + 5;
    return end > length
        ? Optional.empty()
        : Optional.of(new Question(in.getShort(0), name.toString().toLowerCase(Locale.ROOT), end));
  }

  /** Whether a message answers this question. */
  boolean isAnsweredBy(byte[] message, int length) {
    return in(message, length)
        .filter(other -> equals(other) && (message[2] & 0x80) != 0)
        .isPresent();
  }

  /**
   * The addresses in an answer to this question, at most so many.
   *
   * @return none where it is malformed
   */
  List<byte[]> addresses(byte[] message, int length, int most) {
    var found = new ArrayList<byte[]>();
    var in = ByteBuffer.wrap(message, 0, length);
    int answers = in.getShort(6) & 0xffff;
    int at = end;
    for (int i = 0; i < answers && found.size() < most; i++) {
      at = afterName(message, at, length);
      if (at < 0 || at + 10 > length) {
        return List.of();
      }
      int type = in.getShort(at) & 0xffff;
      int space = in.getShort(at + 2) & 0xffff;
      int size = in.getShort(at + 8) & 0xffff;
      at += 10;
      if (at + size > length) {
        return List.of();
      }
      if (space == INTERNET && ((type == A && size == 4) || (type == AAAA && size == 16))) {
        var address = new byte[size];
        in.get(at, address);
        found.add(address);
      }
      at += size;
    }
    return found;
  }

  /** Where a name ends; -1 where it does not. */
  private static int afterName(byte[] message, int from, int length) {
    int at = from;
    while (at < length) {
      int size = message[at] & 0xff;
      if (size == 0) {
        return at + 1;
      }
      if (size >= 0xc0) {
        return at + 2;
      }
      if (size > 63) {
        return -1;
      }
      at += 1 + size;
    }
    return -1;
  }
}
