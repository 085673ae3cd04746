@NullMarked
package byway.journeys;

import org.jspecify.annotations.NullMarked;
