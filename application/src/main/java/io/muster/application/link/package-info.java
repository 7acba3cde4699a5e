/** What support does where an IdP and the tenant do not mean the same account. */
@NullMarked
package io.muster.application.link;

import org.jspecify.annotations.NullMarked;
