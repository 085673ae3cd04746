/** What every HTTP door does alike: problems, paging, headers, limits. */
@NullMarked
package byway.kit.web;

import org.jspecify.annotations.NullMarked;
