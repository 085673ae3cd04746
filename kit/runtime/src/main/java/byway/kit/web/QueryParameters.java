package byway.kit.web;

import byway.kit.values.Refusal;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that cannot be read is the asker's mistake, and is named (400); the frame would
 * say that nothing is at this address.
 */
@Provider
public final class QueryParameters implements ParamConverterProvider {
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,18})");

  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.of(
          int.class, text -> Integer.valueOf(plain(text)),
          Integer.class, text -> Integer.valueOf(plain(text)),
          long.class, text -> Long.valueOf(plain(text)),
          Long.class, text -> Long.valueOf(plain(text)),
          UUID.class, UUID::fromString);

  @Override
  @SuppressWarnings("unchecked") // the reader of a class makes that class
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, @Nullable Type generic, Annotation @Nullable [] annotations) {
    var reader = READERS.get(type);
    if (reader == null || annotations == null) {
      return null;
    }
    return Arrays.stream(annotations)
        .filter(QueryParam.class::isInstance)
        .map(query -> (ParamConverter<T>) new Named(((QueryParam) query).value(), reader))
        .findFirst()
        .orElse(null);
  }

  /** Digits as programs write them: Java would take those of any script, signs and zeros before. */
  static String plain(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private record Named(String name, Function<String, Object> reader)
      implements ParamConverter<Object> {
    @Override
    public Object fromString(String value) {
      try {
        return reader.apply(value);
      } catch (IllegalArgumentException e) {
        throw new ParameterInvalid(
            Refusal.invalid("parameter_invalid", name + " is not what it should be here"));
      }
    }

    @Override
    public String toString(Object value) {
      return value.toString();
    }
  }
}
