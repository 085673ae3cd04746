/** Words, numbers, money and dates. */
@NullMarked
package byway.fronts.web.words;

import org.jspecify.annotations.NullMarked;
