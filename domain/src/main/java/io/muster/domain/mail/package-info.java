/** Mails to the admins of tenants: what becomes of each, and when it is tried again. */
@NullMarked
package io.muster.domain.mail;

import org.jspecify.annotations.NullMarked;
