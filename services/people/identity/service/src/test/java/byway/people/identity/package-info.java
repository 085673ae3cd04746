@NullMarked
package byway.people.identity;

import org.jspecify.annotations.NullMarked;
