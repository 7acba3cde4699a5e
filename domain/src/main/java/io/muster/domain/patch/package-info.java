/** Patch operations and their paths (RFC 7644 §3.5.2). */
@NullMarked
package io.muster.domain.patch;

import org.jspecify.annotations.NullMarked;
