package byway.fronts.web;

import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Lets through what changes something only when it is a form from a page of ours. */
final class FormGuard {
  /** The second is of forms with a file, which only few addresses take. */
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE, MediaType.MULTIPART_FORM_DATA_TYPE);

  private final FormTokens tokens;
  private final MeterRegistry metrics;

  FormGuard(FormTokens tokens, MeterRegistry metrics) {
    this.tokens = tokens;
    this.metrics = metrics;
  }

  @ServerRequestFilter(priority = 300)
  @WithFormRead
  public void check(ContainerRequestContext call) {
    if (!Paths.of(call).isForPeople() || reads(call.getMethod())) {
      return;
    }
    var type = call.getMediaType();
    if (type == null || FORMS.stream().noneMatch(form -> form.isCompatible(type))) {
      throw Refusal.of(415, "unsupported_media_type", "this address takes forms");
    }
    if (!tokens.allows(token())) {
      metrics.counter("byway_forms_refused_total").increment();
      throw Refusal.of(403, "form_expired", "the form did not come from an open page of ours");
    }
  }

  private static boolean reads(String method) {
    return switch (method) {
      case HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS -> true;
      default -> false;
    };
  }

  private static String token() {
    return CurrentRequestManager.get().getFormParameter(FormTokens.FIELD, true, false)
            instanceof String text
        ? text
        : "";
  }
}
