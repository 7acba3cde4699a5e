/** Notices in words, and mails to a mail server. */
@NullMarked
package io.muster.notification;

import org.jspecify.annotations.NullMarked;
