/** How often clients depart from the RFC. */
@NullMarked
package io.muster.application.habit;

import org.jspecify.annotations.NullMarked;
