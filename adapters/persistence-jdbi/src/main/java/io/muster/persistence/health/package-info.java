/** What has come of connections. */
@NullMarked
package io.muster.persistence.health;

import org.jspecify.annotations.NullMarked;
