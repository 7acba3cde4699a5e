/** Issuing tokens, and telling who presents one. */
@NullMarked
package io.muster.application.token;

import org.jspecify.annotations.NullMarked;
