package io.muster.domain;

import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.JsonSize;

/**
 * How much one request may ask for. Past a limit it is refused, and the refusal names the limit.
 *
 * @param filterLength characters of a filter
 * @param filterDepth brackets within brackets in a filter
 * @param filterTerms comparisons in a filter
 * @param pathLength characters of a path in a PATCH
 * @param patchOperations operations in a PATCH
 * @param members members of a group that are named
 * @param pageSize resources on a page; a client that wants more gets as many
 * @param bulkOperations operations in a bulk request
 * @param membersInPatchAnswer members of a group that a PATCH answers with; 204 beyond
 * @param bodyBytes bytes of a body
 * @param groupBodyBytes bytes of a body that is about a group, which may name many members
 * @param resourceBytes bytes of a user, or of a group without its members, as JSON
 * @param pageBytes bytes of the resources on a page as JSON, without the members of groups; the page ends early when they are reached
 */
public record Limits(
        int filterLength,
        int filterDepth,
        int filterTerms,
        int pathLength,
        int patchOperations,
        int members,
        int pageSize,
        int bulkOperations,
        int membersInPatchAnswer,
        int bodyBytes,
        int groupBodyBytes,
        int resourceBytes,
        int pageBytes) {
    public static final Limits DEFAULT =
            new Limits(4096, 32, 256, 4096, 1000, 100_000, 200, 1000, 100, 1 << 20, 16 << 20, 256 << 10, 1 << 20);

    /**
     * Refused: TOO_LARGE if a resource would be larger than {@code resourceBytes} and than it was, so that one that was stored under
     * another limit can still be changed.
     *
     * @param before what it was; empty attributes for a new one
     */
    public void requireStorable(String what, ComplexValue before, ComplexValue after) {
        int bytes = JsonSize.of(after);
        if (bytes > resourceBytes && bytes > JsonSize.of(before)) {
            throw Refusal.tooLarge("The " + what + " would have " + bytes + " bytes as JSON; resourceBytes allows "
                    + resourceBytes + ". Send fewer or shorter values.");
        }
    }
}
