/** What IdPs and operators do to users. */
@NullMarked
package io.muster.application.user;

import org.jspecify.annotations.NullMarked;
