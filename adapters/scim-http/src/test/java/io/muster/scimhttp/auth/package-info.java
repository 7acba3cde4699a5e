@NullMarked
package io.muster.scimhttp.auth;

import org.jspecify.annotations.NullMarked;
