/** Tests of the service abuse. */
@NullMarked
package byway.people.abuse;

import org.jspecify.annotations.NullMarked;
