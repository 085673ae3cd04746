/** One contract interface at two distances: the bean in this process, or a REST client of it. */
@NullMarked
package byway.kit.calls;

import org.jspecify.annotations.NullMarked;
