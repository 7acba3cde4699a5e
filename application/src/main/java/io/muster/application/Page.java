package io.muster.application;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list in its stable order.
 *
 * @param totalResults how many there are in all
 * @param startIndex where this part begins, from 1
 * @param end behind the last of the items; empty if nothing follows
 */
public record Page<T>(List<T> items, long totalResults, int startIndex, Optional<Position> end) {
    public Page {
        items = List.copyOf(items);
    }
}
