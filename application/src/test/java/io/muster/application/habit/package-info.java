/** A fake of the counts of departures, and their contract. */
@NullMarked
package io.muster.application.habit;

import org.jspecify.annotations.NullMarked;
