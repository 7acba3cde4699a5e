/** What operators do to tenants. */
@NullMarked
package io.muster.application.tenant;

import org.jspecify.annotations.NullMarked;
