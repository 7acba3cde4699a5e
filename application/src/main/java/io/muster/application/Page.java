package io.muster.application;

import java.util.List;

/**
 * A part of a list in its stable order.
 *
 * @param totalResults how many there are in all
 * @param startIndex where this part begins, from 1
 */
public record Page<T>(List<T> items, long totalResults, int startIndex) {
    public Page {
        items = List.copyOf(items);
    }
}
