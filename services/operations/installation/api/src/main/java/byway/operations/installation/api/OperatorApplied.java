package byway.operations.installation.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param id of the operator; none where nothing was done
 * @param done a line for each change; none where all was so already
 * @param troubles why nothing was done
 */
public record OperatorApplied(@Nullable UUID id, List<String> done, List<Trouble> troubles) {}
