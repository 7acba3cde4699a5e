/** The repositories, on PostgreSQL. */
@NullMarked
package io.muster.persistence;

import org.jspecify.annotations.NullMarked;
