/** What an IdP calls: SCIM 2.0 over HTTP. */
@NullMarked
package io.muster.scimhttp;

import org.jspecify.annotations.NullMarked;
