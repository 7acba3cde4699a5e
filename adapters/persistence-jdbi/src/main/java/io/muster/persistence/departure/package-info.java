/** Who has departed, and mass changes. */
@NullMarked
package io.muster.persistence.departure;

import org.jspecify.annotations.NullMarked;
