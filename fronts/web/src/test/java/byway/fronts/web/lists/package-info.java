@NullMarked
package byway.fronts.web.lists;

import org.jspecify.annotations.NullMarked;
