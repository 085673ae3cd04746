/** What the service certificates answers and publishes. */
@NullMarked
package byway.operations.certificates.api;

import org.jspecify.annotations.NullMarked;
