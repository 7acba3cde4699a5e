/** Groups over HTTP. */
@NullMarked
package io.muster.scimhttp.group;

import org.jspecify.annotations.NullMarked;
