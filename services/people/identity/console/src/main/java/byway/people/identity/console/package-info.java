/** The pages of customers. */
@NullMarked
package byway.people.identity.console;

import org.jspecify.annotations.NullMarked;
