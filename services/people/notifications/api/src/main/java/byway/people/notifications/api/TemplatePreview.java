package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * How a message looks with sample data in it.
 *
 * @param html what stands within the operator's look; tags of {@link MessageTemplates} alone
 * @param segments none for mail
 */
public record TemplatePreview(
    @Nullable String subject, String text, @Nullable String html, @Nullable SmsSegments segments) {}
