/** What has happened, turned into notices to those who have to know. */
@NullMarked
package io.muster.application.notice;

import org.jspecify.annotations.NullMarked;
