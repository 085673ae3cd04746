package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * By which gateway an operator's text messages leave.
 *
 * @param gateway the operator's own, none where it has none
 * @param statusPath where the gateway tells what became of a message
 */
public record SmsSender(SenderSource source, @Nullable SmsGateway gateway, String statusPath) {}
