/** Usage on its way from every kind of access point to the charge. */
@NullMarked
package byway.fronts.metering;

import org.jspecify.annotations.NullMarked;
