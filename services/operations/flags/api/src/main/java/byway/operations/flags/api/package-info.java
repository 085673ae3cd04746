/** What the service flags answers and publishes, and what flags are made of. */
@NullMarked
package byway.operations.flags.api;

import org.jspecify.annotations.NullMarked;
