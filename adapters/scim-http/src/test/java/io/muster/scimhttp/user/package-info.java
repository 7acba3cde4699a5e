/** See the package of the same name in the code. */
@NullMarked
package io.muster.scimhttp.user;

import org.jspecify.annotations.NullMarked;
