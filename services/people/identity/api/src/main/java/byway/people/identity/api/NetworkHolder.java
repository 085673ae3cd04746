package byway.people.identity.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose login it is; none where it is nobody's. */
public record NetworkHolder(@Nullable UUID personId) {}
