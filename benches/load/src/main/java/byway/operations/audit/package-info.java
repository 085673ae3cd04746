/** Benches of the audit log, beside the classes they measure. */
@NullMarked
package byway.operations.audit;

import org.jspecify.annotations.NullMarked;
