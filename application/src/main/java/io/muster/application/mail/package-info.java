/** Notices as mails, from their words to their delivery. */
@NullMarked
package io.muster.application.mail;

import org.jspecify.annotations.NullMarked;
