package byway.kit.calls;

import byway.kit.json.Json;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;

/** Answers may have members that this process does not know yet: the other may be newer. */
final class AnswerReader implements ContextResolver<ObjectMapper> {
  @Override
  public ObjectMapper getContext(Class<?> type) {
    return Json.MAPPER;
  }
}
