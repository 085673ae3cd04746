/** What apps may ask of catalog. */
@NullMarked
package byway.commerce.catalog.publicapi;

import org.jspecify.annotations.NullMarked;
