/** What was used, when: history for customers and owners. */
@NullMarked
package byway.charging.usage.api;

import org.jspecify.annotations.NullMarked;
