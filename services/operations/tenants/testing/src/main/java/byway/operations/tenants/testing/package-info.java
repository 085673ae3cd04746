/** How the tests of others meet tenants. */
@NullMarked
package byway.operations.tenants.testing;

import org.jspecify.annotations.NullMarked;
