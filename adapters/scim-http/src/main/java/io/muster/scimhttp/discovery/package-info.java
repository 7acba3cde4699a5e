/** What the service offers (RFC 7644 §4). */
@NullMarked
package io.muster.scimhttp.discovery;

import org.jspecify.annotations.NullMarked;
