/** What the vendor's product is told. */
@NullMarked
package io.muster.application.event;

import org.jspecify.annotations.NullMarked;
