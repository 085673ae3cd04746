@NullMarked
package byway.journeys.real;

import org.jspecify.annotations.NullMarked;
