package io.muster.application;

import io.muster.domain.filter.Filter;
import io.muster.domain.tenant.ConnectionId;
import java.util.Optional;

/**
 * Which resources of a kind are wanted.
 *
 * @param linkedTo only those of this connection; empty: all of the tenant
 * @param sort empty is the order of ids, which is that of creation
 * @param startIndex from 1; a smaller one means 1 (RFC 7644 §3.4.2.4)
 * @param after begin there, in place of the startIndex
 * @param bytes of the resources as JSON; the page ends behind the resource that reaches them, or at the count
 * @param count 0 to {@link #MAX_COUNT}; what lies outside is moved to the nearer end
 */
public record ResourceQuery(
        Optional<ConnectionId> linkedTo,
        Optional<Filter> filter,
        Optional<Sort> sort,
        int startIndex,
        Optional<Position> after,
        int count,
        int bytes) {
    public static final int DEFAULT_COUNT = 100;
    /** The most that any page holds, whatever the settings say. */
    public static final int MAX_COUNT = 1000;

    public ResourceQuery {
        startIndex = Math.max(1, startIndex);
        count = Math.max(0, Math.min(MAX_COUNT, count));
    }

    /** However many bytes there are: for work in batches, whose sizes are its own. */
    public ResourceQuery(
            Optional<ConnectionId> linkedTo,
            Optional<Filter> filter,
            Optional<Sort> sort,
            int startIndex,
            Optional<Position> after,
            int count) {
        this(linkedTo, filter, sort, startIndex, after, count, Integer.MAX_VALUE);
    }

    public ResourceQuery(Optional<Filter> filter, int startIndex, int count) {
        this(filter, Optional.empty(), startIndex, Optional.empty(), count);
    }

    public ResourceQuery(
            Optional<Filter> filter, Optional<Sort> sort, int startIndex, Optional<Position> after, int count) {
        this(Optional.empty(), filter, sort, startIndex, after, count);
    }

    /** Whether what is linked so is among the wanted. */
    public boolean shows(Optional<ConnectionId> link) {
        return linkedTo.isEmpty() || linkedTo.equals(link);
    }

    /** The same among what the caller sees, and on pages that are no larger than the caller's may be. */
    public ResourceQuery seenBy(Caller caller) {
        return new ResourceQuery(
                caller.connectionId(),
                filter,
                sort,
                startIndex,
                after,
                count,
                caller.limits().pageBytes());
    }
}
