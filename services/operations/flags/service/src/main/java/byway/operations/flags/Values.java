package byway.operations.flags;

import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** What a variant's value can be read as. */
final class Values {
  private Values() {}

  static boolean isNumber(String value) {
    return value.matches("-?\\d{1,15}(\\.\\d{1,15})?");
  }

  static boolean isObject(String value) {
    try {
      return Json.MAPPER.readValue(value, Map.class) != null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
