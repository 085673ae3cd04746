package byway.kit.calls;

import byway.kit.json.Json;
import byway.kit.values.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns a problem that another process answered back into the refusal that it was there. */
final class RefusalReader implements ResponseExceptionMapper<RuntimeException> {
  /** What of a problem a caller goes by. */
  private record Told(String code, String detail) {}

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 400;
  }

  @Override
  public RuntimeException toThrowable(Response response) {
    int status = response.getStatus();
    try {
      var problem = Json.MAPPER.readValue(response.readEntity(String.class), Told.class);
      if (status == 500) {
        return new IllegalStateException(problem.detail());
      }
      var refusal = Refusal.of(status, problem.code(), problem.detail());
      int seconds = seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER));
      return seconds > 0 ? refusal.after(seconds) : refusal;
    } catch (IOException | RuntimeException e) {
      return new IllegalStateException("answered with " + status, e);
    }
  }

  /** We only ever say it in seconds. */
  private static int seconds(@Nullable String retryAfter) {
    try {
      return retryAfter == null ? 0 : Integer.parseInt(retryAfter);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
