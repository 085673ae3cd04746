/** What services say to each other is written down, and stays readable for who said it before. */
@NullMarked
package byway.operations.tenants.api;

import org.jspecify.annotations.NullMarked;
