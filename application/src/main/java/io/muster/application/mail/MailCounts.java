package io.muster.application.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * How many mails of all tenants wait, and how many are given up.
 *
 * @param oldest since when the one that has waited longest waits
 */
public record MailCounts(long queued, long dead, Optional<Instant> oldest) {}
