/** The customer organization and its settings. */
@NullMarked
package io.muster.domain.tenant;

import org.jspecify.annotations.NullMarked;
