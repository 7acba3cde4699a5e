@NullMarked
package io.muster.scimhttp.idp;

import org.jspecify.annotations.NullMarked;
