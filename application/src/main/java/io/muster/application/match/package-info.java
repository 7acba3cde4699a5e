/** People whom nobody but a person can tell apart. */
@NullMarked
package io.muster.application.match;

import org.jspecify.annotations.NullMarked;
