/** The outbox. */
@NullMarked
package io.muster.persistence.event;

import org.jspecify.annotations.NullMarked;
