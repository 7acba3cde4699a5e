/** The user, its id and its events. */
@NullMarked
package io.muster.domain.user;

import org.jspecify.annotations.NullMarked;
