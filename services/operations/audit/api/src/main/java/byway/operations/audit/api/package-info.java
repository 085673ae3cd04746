/** What the service audit answers and publishes. */
@NullMarked
package byway.operations.audit.api;

import org.jspecify.annotations.NullMarked;
