/** Bulk requests. */
@NullMarked
package io.muster.scimhttp.bulk;

import org.jspecify.annotations.NullMarked;
