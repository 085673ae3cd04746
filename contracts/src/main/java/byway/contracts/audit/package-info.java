/** What the service audit answers and publishes. */
@NullMarked
package byway.contracts.audit;

import org.jspecify.annotations.NullMarked;
