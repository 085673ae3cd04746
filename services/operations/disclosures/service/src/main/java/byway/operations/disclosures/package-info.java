/** The service disclosures. */
@NullMarked
package byway.operations.disclosures;

import org.jspecify.annotations.NullMarked;
