package byway.kit.calls;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts that an address may have or not, such as a cursor. In an address an empty one cannot be
 * told from none, and so it is none at the shorter distance too.
 */
final class QueryTexts {
  private final Map<Method, int[]> places = new HashMap<>();

  private QueryTexts() {}

  static QueryTexts of(Class<?> contract) {
    var texts = new QueryTexts();
    for (var method : contract.getMethods()) {
      var parameters = method.getParameters();
      var places =
          IntStream.range(0, parameters.length)
              .filter(
                  i ->
                      parameters[i].getType() == String.class
                          && parameters[i].isAnnotationPresent(QueryParam.class)
                          && parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class))
              .toArray();
      if (places.length > 0) {
        texts.places.put(method, places);
      }
    }
    return texts;
  }

  /** The same, without those that are empty. */
  @Nullable Object @Nullable [] of(Method method, @Nullable Object @Nullable [] arguments) {
    var found = places.get(method);
    if (found == null || arguments == null) {
      return arguments;
    }
    var said = arguments.clone();
    for (int place : found) {
      if ("".equals(said[place])) {
        said[place] = null;
      }
    }
    return said;
  }
}
