/** New User Templates: what is done to them, and what they do to users. */
@NullMarked
package io.muster.application.template;

import org.jspecify.annotations.NullMarked;
