/** The pages on which staff choose how the operator's pages look, and in which country it is. */
@NullMarked
package byway.operations.tenants.console;

import org.jspecify.annotations.NullMarked;
