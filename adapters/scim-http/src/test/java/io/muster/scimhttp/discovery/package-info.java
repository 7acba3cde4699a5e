/** See the package of the same name in the code. */
@NullMarked
package io.muster.scimhttp.discovery;

import org.jspecify.annotations.NullMarked;
