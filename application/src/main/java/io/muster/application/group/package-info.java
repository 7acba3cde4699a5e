/** What IdPs do to groups. */
@NullMarked
package io.muster.application.group;

import org.jspecify.annotations.NullMarked;
