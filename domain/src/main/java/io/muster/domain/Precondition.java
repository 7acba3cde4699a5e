package io.muster.domain;

import java.util.Set;

/** What the caller demands of a resource's version before it is changed (RFC 7644 §3.14, {@code If-Match}). */
public record Precondition(Set<Long> versions) {
    /** No demand: the change applies to whatever version is there. */
    public static final Precondition NONE = new Precondition(Set.of());

    public Precondition {
        versions = Set.copyOf(versions);
    }

    /** Refused: STALE_VERSION. */
    public void require(long version) {
        if (!versions.isEmpty() && !versions.contains(version)) {
            throw Refusal.staleVersion();
        }
    }
}
