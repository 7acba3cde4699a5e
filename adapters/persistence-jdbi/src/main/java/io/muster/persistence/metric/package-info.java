/** How all tenants together stand, as SQL. */
@NullMarked
package io.muster.persistence.metric;

import org.jspecify.annotations.NullMarked;
