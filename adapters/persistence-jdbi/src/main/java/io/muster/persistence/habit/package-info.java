/** Counts of departures from the RFC. */
@NullMarked
package io.muster.persistence.habit;

import org.jspecify.annotations.NullMarked;
