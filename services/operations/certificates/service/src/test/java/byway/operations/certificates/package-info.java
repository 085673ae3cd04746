/** Tests of the service certificates. */
@NullMarked
package byway.operations.certificates;

import org.jspecify.annotations.NullMarked;
