package byway.kit.calls;

import byway.kit.events.ActEnded.Change;
import byway.kit.store.OpenAct;
import byway.kit.store.Told;
import jakarta.ws.rs.PathParam;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the audit log says of what is given with a call: about what, and to what it changes it. */
final class CallWords {
  private static final String KEY = "key";

  private final List<Place> places = new ArrayList<>();

  CallWords(Method call) {
    for (int i = 0; i < call.getParameterCount(); i++) {
      var parameter = call.getParameters()[i];
      var path = parameter.getAnnotation(PathParam.class);
      if (path != null) {
        places.add(new Place(i, path.value(), null, parameter.getType() == UUID.class));
      }
      for (var member : members(parameter.getType())) {
        places.add(new Place(i, member.getName(), accessor(member), false));
      }
    }
  }

  /** One value; of a path it says what the call is about. */
  private record Place(int index, String name, @Nullable MethodHandle member, boolean isSubject) {
    @Nullable Object in(Object[] given) {
      var value = given[index];
      try {
        return member == null || value == null ? value : member.invoke(value);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<RecordComponent> members(Class<?> type) {
    return type.isRecord() ? List.of(type.getRecordComponents()) : List.of();
  }

  private static MethodHandle accessor(RecordComponent member) {
    try {
      var read = member.getAccessor();
      read.setAccessible(true);
      return MethodHandles.publicLookup().unreflect(read);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The id in the path, or else the first that is given, or else the key of what is made. */
  String subject(Object[] given) {
    return Stream.of(
            places.stream().filter(Place::isSubject),
            places.stream().filter(place -> !place.name().equals(KEY)),
            places.stream())
        .flatMap(some -> some.map(place -> place.in(given)).filter(UUID.class::isInstance))
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  /** Of those, the service says what is another than before. */
  private static boolean isWhole(Object value) {
    return value instanceof Record && !Told.isPlain(value);
  }

  /** What may be told of all else. */
  List<Change> changes(Object[] given) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (var place : places) {
      var value = place.isSubject() || place.name().equals(KEY) ? null : place.in(given);
      if (value != null && !isWhole(value) && changes.size() < OpenAct.MOST_CHANGES) {
        changes.putIfAbsent(place.name(), new Change(place.name(), null, Told.of(value)));
      }
    }
    return List.copyOf(changes.values());
  }
}
