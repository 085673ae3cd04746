package byway.operations.installation.api;

import org.jspecify.annotations.Nullable;

/**
 * How far an installation is.
 *
 * @param done whether there is nothing to set up any more
 * @param origin the address that was given, with its scheme; none before it is done
 */
public record SetUpState(boolean done, @Nullable String origin) {}
