/** Users. */
@NullMarked
package io.muster.persistence.user;

import org.jspecify.annotations.NullMarked;
