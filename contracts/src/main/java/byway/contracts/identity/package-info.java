/** People: who they are and how they prove it. */
@NullMarked
package byway.contracts.identity;

import org.jspecify.annotations.NullMarked;
