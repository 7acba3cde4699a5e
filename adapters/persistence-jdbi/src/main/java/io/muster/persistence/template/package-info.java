/** New User Templates. */
@NullMarked
package io.muster.persistence.template;

import org.jspecify.annotations.NullMarked;
