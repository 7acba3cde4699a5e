@NullMarked
package io.muster.scimhttp.rate;

import org.jspecify.annotations.NullMarked;
