/** Words, numbers, money and dates as the reader is used to them. */
@NullMarked
package byway.fronts.look.words;

import org.jspecify.annotations.NullMarked;
