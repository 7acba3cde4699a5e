/** Filter expressions (RFC 7644 §3.4.2.2). */
@NullMarked
package io.muster.domain.filter;

import org.jspecify.annotations.NullMarked;
