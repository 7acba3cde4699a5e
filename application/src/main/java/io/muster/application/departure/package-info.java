/** Many people losing access at once: noticing it, and putting it back. */
@NullMarked
package io.muster.application.departure;

import org.jspecify.annotations.NullMarked;
