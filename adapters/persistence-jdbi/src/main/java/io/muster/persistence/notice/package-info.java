/** What admins have to be told of. */
@NullMarked
package io.muster.persistence.notice;

import org.jspecify.annotations.NullMarked;
