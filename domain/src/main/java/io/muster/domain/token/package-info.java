/** Bearer tokens: how they are made, recognised and refused. */
@NullMarked
package io.muster.domain.token;

import org.jspecify.annotations.NullMarked;
