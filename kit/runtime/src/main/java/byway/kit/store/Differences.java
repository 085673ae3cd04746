package byway.kit.store;

import byway.kit.events.ActEnded.Change;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a record is another than before. */
final class Differences {
  private Differences() {}

  /** Of records within it, their parts. */
  static Stream<Change> of(Record before, Record after) {
    if (before.getClass() != after.getClass()) {
      throw new IllegalArgumentException(before.getClass() + " became " + after.getClass());
    }
    return Stream.of(before.getClass().getRecordComponents())
        .flatMap(part -> of(part.getName(), value(part, before), value(part, after)).stream());
  }

  private static List<Change> of(String name, @Nullable Object before, @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return List.of();
    }
    return before instanceof Record was
            && after instanceof Record is
            && !Told.isPlain(was)
            && was.getClass() == is.getClass()
        ? of(was, is)
            .map(one -> new Change(name + "." + one.field(), one.before(), one.after()))
            .toList()
        : List.of(new Change(name, Told.of(before), Told.of(after)));
  }

  private static @Nullable Object value(RecordComponent part, Record of) {
    try {
      var read = part.getAccessor();
      read.setAccessible(true);
      return read.invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
