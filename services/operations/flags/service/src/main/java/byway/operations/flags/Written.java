package byway.operations.flags;

import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What flags say, as it stands in a row. */
final class Written {
  private Written() {}

  static String of(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
