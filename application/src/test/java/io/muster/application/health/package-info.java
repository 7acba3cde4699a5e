/** Fakes of what is kept of traffic, and their contracts. */
@NullMarked
package io.muster.application.health;

import org.jspecify.annotations.NullMarked;
