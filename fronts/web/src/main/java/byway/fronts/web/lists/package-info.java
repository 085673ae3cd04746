/** The one list of all pages: columns, a filter, an order, pages by cursor, and the same as CSV. */
@NullMarked
package byway.fronts.web.lists;

import org.jspecify.annotations.NullMarked;
