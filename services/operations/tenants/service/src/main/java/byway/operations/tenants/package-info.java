/** The operators of this installation. */
@NullMarked
package byway.operations.tenants;

import org.jspecify.annotations.NullMarked;
