/** What staff see of certificates. */
@NullMarked
package byway.operations.certificates.console;

import org.jspecify.annotations.NullMarked;
