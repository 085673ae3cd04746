package byway.commerce.payments.api;

import java.net.URI;

/** Where the operator's pages are, such as {@code https://cafe.example}. */
public record WebhookDoor(URI address) {}
