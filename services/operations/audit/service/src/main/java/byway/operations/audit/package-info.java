/** The service audit. */
@NullMarked
package byway.operations.audit;

import org.jspecify.annotations.NullMarked;
