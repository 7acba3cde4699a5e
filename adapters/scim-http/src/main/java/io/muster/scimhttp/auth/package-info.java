/** From a request's path and token to a caller. */
@NullMarked
package io.muster.scimhttp.auth;

import org.jspecify.annotations.NullMarked;
