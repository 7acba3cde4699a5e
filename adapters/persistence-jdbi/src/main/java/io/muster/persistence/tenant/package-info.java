/** Tenants. */
@NullMarked
package io.muster.persistence.tenant;

import org.jspecify.annotations.NullMarked;
