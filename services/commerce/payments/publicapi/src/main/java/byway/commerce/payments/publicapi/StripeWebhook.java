package byway.commerce.payments.publicapi;

import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.ProcessorMessage;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Where the card processor tells us things. The body goes on exactly as it came, because that is
 * what the processor has signed.
 */
@RunOnVirtualThread
@Path("/webhooks/stripe")
@InContext
class StripeWebhook {
  private static final int MOST_BYTES = 256 * 1_024;
  private static final int MOST_SIGNATURE = 1_000;

  private final Payments payments;

  StripeWebhook(Payments payments) {
    this.payments = payments;
  }

  /** Answers 204 once the message is taken; refuses with {@code signature_invalid} (400). */
  @POST
  @Operation(hidden = true)
  public void take(@HeaderParam("Stripe-Signature") @Nullable String signature, InputStream body) {
    take(null, signature, body);
  }

  /** The same of an operator's own account: by its address, and never by what it says. */
  @POST
  @Path("/{tenant}")
  @Operation(hidden = true)
  public void takeOwn(
      @PathParam("tenant") UUID tenant,
      @HeaderParam("Stripe-Signature") @Nullable String signature,
      InputStream body) {
    take(tenant, signature, body);
  }

  private void take(@Nullable UUID tenant, @Nullable String signature, InputStream body) {
    if (signature == null || signature.isBlank() || signature.length() > MOST_SIGNATURE) {
      throw Refusal.invalid("signature_invalid", "the message is not signed");
    }
    payments.stripe(new ProcessorMessage(text(body), signature, tenant));
  }

  private static String text(InputStream body) {
    try {
      var bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Refusal.of(413, "too_large", "a message has at most " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
