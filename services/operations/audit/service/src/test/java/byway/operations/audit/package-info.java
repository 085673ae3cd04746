/** Tests of the service audit. */
@NullMarked
package byway.operations.audit;

import org.jspecify.annotations.NullMarked;
