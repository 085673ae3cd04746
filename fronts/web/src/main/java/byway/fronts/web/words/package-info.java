/** Words, numbers, money and dates as the reader is used to them. */
@NullMarked
package byway.fronts.web.words;

import org.jspecify.annotations.NullMarked;
