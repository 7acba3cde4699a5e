/** Errors, each in the protocol's form (RFC 7644 §3.12). */
@NullMarked
package io.muster.scimhttp.error;

import org.jspecify.annotations.NullMarked;
