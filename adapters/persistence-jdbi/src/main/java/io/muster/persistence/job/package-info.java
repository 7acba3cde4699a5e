/** Jobs and their rows. */
@NullMarked
package io.muster.persistence.job;

import org.jspecify.annotations.NullMarked;
