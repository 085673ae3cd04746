/** Words, numbers, money and dates. */
@NullMarked
package byway.fronts.look.words;

import org.jspecify.annotations.NullMarked;
