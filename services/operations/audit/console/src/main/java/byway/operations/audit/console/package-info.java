/** The audit log as staff read it. */
@NullMarked
package byway.operations.audit.console;

import org.jspecify.annotations.NullMarked;
