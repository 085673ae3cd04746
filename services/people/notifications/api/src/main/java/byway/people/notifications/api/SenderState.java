package byway.people.notifications.api;

/** How an operator's messages leave. */
public record SenderState(MailSender mail, SmsSender sms, MessageLimits limits) {}
