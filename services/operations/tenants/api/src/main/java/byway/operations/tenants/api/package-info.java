/** Operators on this installation. */
@NullMarked
package byway.operations.tenants.api;

import org.jspecify.annotations.NullMarked;
