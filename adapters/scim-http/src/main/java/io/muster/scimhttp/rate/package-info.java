/** How much one tenant, or one stranger, may ask of a node, so that the others get theirs. */
@NullMarked
package io.muster.scimhttp.rate;

import org.jspecify.annotations.NullMarked;
