package byway.kit.filters;

import byway.kit.filters.FilterProblem.Found;
import byway.kit.filters.Kind.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The place where a page ended: the values that its order looks at. It is no secret and no promise:
 * who makes one up gets the rows after a place that they could have sorted to as well. A cursor of
 * another sort is refused, for its values would be other columns'.
 */
final class Cursor {
  private static final int VERSION = 1;
  private static final int MOST_CHARACTERS = 2_000;

  private Cursor() {}

  static <T> String write(Sort<T> sort, T row) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(mark(sort));
      for (var key : sort.keys()) {
        var value = key.column().of(row);
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

  static <T> List<@Nullable Object> read(Sort<T> sort, String cursor) throws Found {
    if (cursor.length() <= MOST_CHARACTERS) {
      try (var in =
          new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(cursor)))) {
        if (in.readByte() == VERSION && in.readInt() == mark(sort)) {
          var values = new ArrayList<@Nullable Object>();
          for (var key : sort.keys()) {
            boolean there = in.readBoolean();
            if (!there && !key.column().optional()) {
              throw new IOException("nothing where every row has something");
            }
            values.add(there ? value(key.column().kind(), in.readUTF()) : null);
          }
          if (in.read() < 0) {
            return values;
          }
        }
      } catch (IOException | IllegalArgumentException | Unreadable e) {
        // refused below, like any other text that is no cursor
      }
    }
    throw new Found(
        0, "cursor_invalid", "this cursor is not one of ours, or of another sort", List.of());
  }

  private static Object value(Kind kind, String text) throws Unreadable {
    return switch (kind) {
      case Kind.Time time -> moment(Long.parseLong(text));
      case Kind.Amount amount -> Long.parseLong(text);
      case Kind.WholeNumber number -> Long.parseLong(text);
      case Kind.Text any when text.indexOf(0) >= 0 ->
          throw new Unreadable("a character that no text has");
      case Kind.Text any -> text;
      case Kind.Choice choice -> choice.read(text);
      case Kind.Id id -> id.read(text);
      case Kind.Flag flag -> flag.read(text);
      case Kind.Mac mac -> mac.read(text);
    };
  }

  /** Within what the database can compare. */
  private static Instant moment(long micros) throws Unreadable {
    if (Math.abs(micros) > 7_258_118_400_000_000L) {
      throw new Unreadable("no time that anything happened at");
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static int mark(Sort<?> sort) {
    var crc = new CRC32();
    for (var key : sort.keys()) {
      var name = (key.descending() ? "-" : "+") + key.column().name();
      crc.update(name.getBytes(StandardCharsets.UTF_8));
    }
    return (int) crc.getValue();
  }
}
