/** What happened to a tenant, in words that an administrator understands. */
@NullMarked
package io.muster.domain.activity;

import org.jspecify.annotations.NullMarked;
