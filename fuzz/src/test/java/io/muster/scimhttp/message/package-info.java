@NullMarked
package io.muster.scimhttp.message;

import org.jspecify.annotations.NullMarked;
