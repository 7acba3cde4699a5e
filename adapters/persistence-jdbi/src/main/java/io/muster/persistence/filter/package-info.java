/** From filter expressions to SQL. */
@NullMarked
package io.muster.persistence.filter;

import org.jspecify.annotations.NullMarked;
