package byway.commerce.payments.api;

/** A webhook's body as it came, with the header that signs it. */
public record ProcessorMessage(String body, String signature) {}
