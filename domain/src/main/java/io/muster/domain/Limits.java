package io.muster.domain;

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
        int groupBodyBytes) {
    public static final Limits DEFAULT =
            new Limits(4096, 32, 256, 4096, 1000, 100_000, 200, 1000, 100, 1 << 20, 16 << 20);
}
