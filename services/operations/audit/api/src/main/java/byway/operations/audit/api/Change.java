package byway.operations.audit.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is another than before, neither secret nor personal.
 *
 * @param before none where that is not known
 */
public record Change(String field, @Nullable String before, String after) {}
