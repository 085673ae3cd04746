/** What the contract of audit promises, for whoever keeps it. */
@NullMarked
package byway.operations.audit.testing;

import org.jspecify.annotations.NullMarked;
