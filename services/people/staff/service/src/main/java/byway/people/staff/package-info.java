/** The service staff. */
@NullMarked
package byway.people.staff;

import org.jspecify.annotations.NullMarked;
