/** Where OAuth clients get access tokens (RFC 6749). */
@NullMarked
package io.muster.scimhttp.oauth;

import org.jspecify.annotations.NullMarked;
