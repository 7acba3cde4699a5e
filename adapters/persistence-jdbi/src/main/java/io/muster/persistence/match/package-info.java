/** Conflicts. */
@NullMarked
package io.muster.persistence.match;

import org.jspecify.annotations.NullMarked;
