/**
 * Lists that people and programs can filter, sort, page through and take away: what they type is
 * compiled to SQL over columns that were named for it, and never becomes SQL.
 */
@NullMarked
package byway.kit.filters;

import org.jspecify.annotations.NullMarked;
