/** Other services, as far as tests meet them. */
@NullMarked
package byway.contracts.testing;

import org.jspecify.annotations.NullMarked;
