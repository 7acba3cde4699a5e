/** Groups, and who belongs to them. */
@NullMarked
package io.muster.persistence.group;

import org.jspecify.annotations.NullMarked;
