package byway.kit.web;

import byway.kit.values.Refusal;
import jakarta.ws.rs.BadRequestException;

/** A refusal in the only clothes in which the frame lets it pass from a converter. */
final class ParameterInvalid extends BadRequestException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  ParameterInvalid(Refusal refusal) {
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
