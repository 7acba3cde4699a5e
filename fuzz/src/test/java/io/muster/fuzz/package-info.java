/** Whatever a client sends, it is taken or refused: nothing else comes of it, and that soon. */
@NullMarked
package io.muster.fuzz;

import org.jspecify.annotations.NullMarked;
