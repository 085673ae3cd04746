@NullMarked
package byway.commerce.catalog.testing;

import org.jspecify.annotations.NullMarked;
