/** Tokens, found by the digest of their secret. */
@NullMarked
package io.muster.persistence.token;

import org.jspecify.annotations.NullMarked;
