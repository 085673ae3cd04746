/** What staff see of staff, and the page on which somebody becomes one of them. */
@NullMarked
package byway.people.staff.console;

import org.jspecify.annotations.NullMarked;
