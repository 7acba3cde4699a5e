/** Long work on many rows: what a job is, and what may be done to it when. */
@NullMarked
package io.muster.domain.job;

import org.jspecify.annotations.NullMarked;
