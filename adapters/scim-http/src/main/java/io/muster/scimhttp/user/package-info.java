/** Users over HTTP. */
@NullMarked
package io.muster.scimhttp.user;

import org.jspecify.annotations.NullMarked;
