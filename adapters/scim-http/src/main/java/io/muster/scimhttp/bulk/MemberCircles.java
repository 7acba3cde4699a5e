package io.muster.scimhttp.bulk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of one request that contain each other, directly or by others: no sequence of operations makes them. */
final class MemberCircles {
    /** The groups left, each with those of them that are its members. */
    private final Map<String, Set<String>> members = new HashMap<>();

    private MemberCircles(Iterable<BulkOperation> operations, BulkReferences references) {
        for (BulkOperation operation : operations) {
            operation
                    .bulkId()
                    .filter(bulkId ->
                            operation.isCreation() && operation.endpoint().equals("Groups"))
                    .ifPresent(bulkId -> members.put(bulkId, references.openMembers(operation)));
        }
    }

    /** The bulkIds of groups in circles, and of those between two circles. */
    static Set<String> among(Iterable<BulkOperation> operations, BulkReferences references) {
        MemberCircles circles = new MemberCircles(operations, references);
        while (circles.leaveOutEnds()) {
            // each round may make new ends
        }
        return circles.members.keySet();
    }

    /** Leaves out groups without a member that is left, and those that are a member of none that is left. */
    private boolean leaveOutEnds() {
        Set<String> contained =
                members.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(HashSet::new));
        boolean changed = members.entrySet()
                .removeIf(group -> !contained.contains(group.getKey())
                        || group.getValue().stream().noneMatch(members::containsKey));
        members.values().forEach(ids -> ids.retainAll(members.keySet()));
        return changed;
    }
}
