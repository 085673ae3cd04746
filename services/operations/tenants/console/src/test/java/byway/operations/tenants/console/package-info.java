@NullMarked
package byway.operations.tenants.console;

import org.jspecify.annotations.NullMarked;
