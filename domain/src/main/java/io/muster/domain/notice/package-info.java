/** What the admins of a tenant are told of what happens to it. */
@NullMarked
package io.muster.domain.notice;

import org.jspecify.annotations.NullMarked;
