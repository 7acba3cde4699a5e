/** How the connections to IdPs do: what came of them, in which cycles, and what that means. */
@NullMarked
package io.muster.domain.health;

import org.jspecify.annotations.NullMarked;
