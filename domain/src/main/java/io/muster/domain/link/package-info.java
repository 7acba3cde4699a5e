/** How support mends which account an IdP means. */
@NullMarked
package io.muster.domain.link;

import org.jspecify.annotations.NullMarked;
