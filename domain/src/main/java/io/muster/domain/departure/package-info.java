/** People who lose their access by what an IdP does, and when that is too many at once. */
@NullMarked
package io.muster.domain.departure;

import org.jspecify.annotations.NullMarked;
