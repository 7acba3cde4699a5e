/** Many operations in one request (RFC 7644 §3.7). */
@NullMarked
package io.muster.scimhttp.bulk;

import org.jspecify.annotations.NullMarked;
