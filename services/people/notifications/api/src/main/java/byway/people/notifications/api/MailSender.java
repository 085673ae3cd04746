package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * Who an operator's mail comes from, and by which server.
 *
 * @param from the address; empty where nothing is set
 * @param fromName what readers see beside it; empty for the operator's name
 * @param server the operator's own, none where it has none
 * @param bouncePath where its mail service posts what came back
 * @param hasBounceSecret whether anything that is posted there is believed
 */
public record MailSender(
    SenderSource source,
    String from,
    String fromName,
    @Nullable String replyTo,
    @Nullable MailServer server,
    String bouncePath,
    boolean hasBounceSecret) {}
