/** How the connections of a tenant are. */
@NullMarked
package io.muster.application.health;

import org.jspecify.annotations.NullMarked;
