package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * @param from the address that mail comes from
 * @param fromName what readers see beside it; empty for the operator's name
 * @param server none for the installation's
 */
public record SetMailSender(
    String from, String fromName, @Nullable String replyTo, @Nullable SetMailServer server) {}
