package byway.kit.values;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The place where a page ended: the values that its list is ordered by, as a text for an address.
 * It is no secret and no promise: who makes one up gets the rows after a place that they could have
 * sorted to as well. A cursor of another list is refused, for its values would be other columns'.
 */
public final class Cursor {
  private static final int VERSION = 1;
  private static final int MOST_CHARACTERS = 2_000;

  /** In the year 2200, far within what the database can compare. */
  private static final long LATEST_MICROS = 7_258_118_400_000_000L;

  private final DataInputStream in;

  private Cursor(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /**
   * @param list which list, and in what order
   * @param values texts, numbers, ids and moments, these to the microsecond
   */
  public static String of(String list, @Nullable Object... values) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(mark(list));
      for (var value : values) {
        out.writeBoolean(value != null);
        if (value != null) {
          out.writeUTF(value instanceof Instant at ? Long.toString(micros(at)) : value.toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    if (cursor.length() > MOST_CHARACTERS) {
      throw new IllegalStateException("a column that is sorted by has too long a text in it");
    }
    return cursor;
  }

  /**
   * Reads the values in the order they were written, all of them; refuses with {@code
   * cursor_invalid} what is no cursor of this list.
   */
  public static <T> T read(String list, String text, Function<Cursor, T> values) {
    if (text.length() > MOST_CHARACTERS) {
      throw invalid();
    }
    try {
      var cursor = new Cursor(Base64.getUrlDecoder().decode(text));
      if (cursor.in.readByte() == VERSION && cursor.in.readInt() == mark(list)) {
        var read = values.apply(cursor);
        if (cursor.in.read() < 0) {
          return read;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Refused below, like any other text that is no cursor.
    }
    throw invalid();
  }

  public static Refusal invalid() {
    return Refusal.invalid("cursor_invalid", "this cursor is not one of ours, or of another list");
  }

  /** The next value as it was written; null where there was none. */
  public @Nullable String next() {
    try {
      if (!in.readBoolean()) {
        return null;
      }
      var text = in.readUTF();
      if (text.indexOf(0) < 0) { // A character that no text of the database has.
        return text;
      }
    } catch (IOException e) {
      // It ends too early, or is no text.
    }
    throw invalid();
  }

  public String text() {
    var text = next();
    if (text == null) {
      throw invalid();
    }
    return text;
  }

  public long number() {
    return Long.parseLong(text());
  }

  public UUID id() {
    var text = text();
    var id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw invalid();
    }
    return id;
  }

  public Instant moment() {
    return moment(text());
  }

  /** A moment as cursors write it. */
  public static Instant moment(String text) {
    long micros = Long.parseLong(text);
    if (Math.abs(micros) > LATEST_MICROS) {
      throw invalid();
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static int mark(String list) {
    var crc = new CRC32();
    crc.update(list.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
