/** What the contract of flags promises, for whoever keeps it. */
@NullMarked
package byway.operations.flags.testing;

import org.jspecify.annotations.NullMarked;
