/** Mails on their way. */
@NullMarked
package io.muster.persistence.mail;

import org.jspecify.annotations.NullMarked;
