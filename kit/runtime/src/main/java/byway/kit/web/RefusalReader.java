package byway.kit.web;

import byway.kit.bus.Json;
import byway.kit.values.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns a problem that another process answered back into the refusal that it was there. */
public final class RefusalReader implements ResponseExceptionMapper<RuntimeException> {
  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 400;
  }

  @Override
  public RuntimeException toThrowable(Response response) {
    int status = response.getStatus();
    try {
      var problem = Json.MAPPER.readValue(response.readEntity(String.class), Problem.class);
      return status == 500
          ? new IllegalStateException(problem.detail())
          : Refusal.of(status, problem.code(), problem.detail());
    } catch (IOException | RuntimeException e) {
      return new IllegalStateException("answered with " + status, e);
    }
  }
}
