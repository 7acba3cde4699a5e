package io.muster.application;

import io.muster.domain.schema.AttributePath;

/**
 * The order of a list (RFC 7644 §3.4.2.3). Of several values the primary one counts, or else the first. What has no value comes last,
 * or first in descending order; what is equal is ordered by id.
 *
 * @param path to a simple attribute
 */
public record Sort(AttributePath path, boolean descending) {}
