/** What was used, when: history for customers and owners. */
@NullMarked
package byway.contracts.usage;

import org.jspecify.annotations.NullMarked;
