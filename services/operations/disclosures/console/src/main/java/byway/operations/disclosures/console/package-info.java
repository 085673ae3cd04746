/** What staff see of disclosures. */
@NullMarked
package byway.operations.disclosures.console;

import org.jspecify.annotations.NullMarked;
