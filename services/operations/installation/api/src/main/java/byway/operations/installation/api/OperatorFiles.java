package byway.operations.installation.api;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Operators as a file says them, for scripts. */
@Contract("installation")
@Path("/internal/installation")
public interface OperatorFiles {
  /**
   * Makes the operator what the file says; the same again changes nothing. Where anything of it
   * cannot be taken, nothing is done and all of that is said.
   */
  @POST
  @Path("/operators")
  @Allowed({})
  OperatorApplied apply(OperatorFile file);
}
