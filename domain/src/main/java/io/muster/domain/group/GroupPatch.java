package io.muster.domain.group;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PATCH of a group, parted into what changes its attributes and what changes its members (RFC 7644 §3.5.2). Neither touches the
 * other, so each keeps its own order.
 */
public record GroupPatch(PatchRequest attributes, List<MemberChange> members) {
    public GroupPatch {
        members = List.copyOf(members);
    }

    /** Refused: INVALID_VALUE, INVALID_PATH, MUTABILITY, NO_TARGET, TOO_LARGE; the message names the operation by its index. */
    public static GroupPatch of(PatchRequest request) {
        List<PatchOperation> attributes = new ArrayList<>();
        List<MemberChange> members = new ArrayList<>();
        for (int i = 0; i < request.operations().size(); i++) {
            try {
                part(request.operations().get(i), request.limits(), attributes, members);
            } catch (Refusal refusal) {
                throw refusal.at("Operations[" + i + "]");
            }
        }
        List<MemberChange> joined = joined(members);
        PatchRequest.requireCount(joined.size(), request.limits());
        return new GroupPatch(new PatchRequest(request.type(), attributes, request.limits()), joined);
    }

    private static void part(
            PatchOperation operation, Limits limits, List<PatchOperation> attributes, List<MemberChange> members) {
        Optional<PatchPath> path = operation.path();
        if (path.isEmpty()) {
            partObject(operation, limits, attributes, members);
        } else if (path.get().attribute().steps().get(0).name().equals(Group.MEMBERS)) {
            members.add(change(operation, limits, path.get()));
        } else {
            attributes.add(operation);
        }
    }

    private static void partObject(
            PatchOperation operation, Limits limits, List<PatchOperation> attributes, List<MemberChange> members) {
        if (!(operation.value() instanceof Map<?, ?> object)) {
            attributes.add(operation);
            return;
        }
        Map<String, Object> rest = new LinkedHashMap<>();
        object.forEach((name, value) -> rest.put((String) name, value));
        boolean named = rest.keySet().stream().anyMatch(Group.MEMBERS::equalsIgnoreCase);
        Object given = GroupContent.takeMembers(rest);
        if (named && operation.op() != PatchOp.REMOVE) {
            members.add(put(operation.op(), given, limits));
        }
        attributes.add(new PatchOperation(operation.op(), Optional.empty(), rest, operation.missing()));
    }

    private static MemberChange change(PatchOperation operation, Limits limits, PatchPath path) {
        boolean isOfSome = path.filter().isPresent() && !path.isReadOnly();
        if (isOfSome && operation.op() != PatchOp.REMOVE) {
            return new MemberChange.ChangeMatching(path.filter().get().filter(), path.text());
        }
        boolean whole =
                path.attribute().steps().size() == 1 && path.subAttribute().isEmpty();
        if (!whole) {
            throw Refusal.mutability(path.text(), "is given with the member; remove the member and add another");
        }
        if (path.filter().isEmpty()) {
            return operation.op() == PatchOp.REMOVE
                    ? new MemberChange.Replace(Set.of())
                    : put(operation.op(), operation.value(), limits);
        }
        Filter filter = path.filter().get().filter();
        return idsIn(filter)
                .<MemberChange>map(MemberChange.Remove::new)
                .orElseGet(() -> new MemberChange.RemoveMatching(filter));
    }

    private static MemberChange put(PatchOp op, @Nullable Object given, Limits limits) {
        Set<MemberId> named = Members.read(given, limits);
        return op == PatchOp.ADD ? new MemberChange.Add(named) : new MemberChange.Replace(named);
    }

    /** The ids of {@code value eq "…" or value eq "…"}; empty for any other filter. */
    private static Optional<Set<MemberId>> idsIn(Filter filter) {
        List<Filter> terms = filter instanceof Filter.Or or ? or.operands() : List.of(filter);
        Set<MemberId> ids = new LinkedHashSet<>();
        for (Filter term : terms) {
            if (!(term instanceof Filter.Comparison comparison)
                    || comparison.operator() != Operator.EQ
                    || !comparison.attribute().equalsIgnoreCase("value")
                    || !(comparison.value() instanceof String id)
                    || TimeOrderedId.parse(id).isEmpty()) {
                return Optional.empty();
            }
            ids.add(MemberId.parse(id));
        }
        return Optional.of(ids);
    }

    /** Neighbours of one kind as one, for many clients send an operation for each member. */
    private static List<MemberChange> joined(List<MemberChange> changes) {
        List<MemberChange> joined = new ArrayList<>();
        int from = 0;
        while (from < changes.size()) {
            int to = from + 1;
            while (to < changes.size() && areJoined(changes.get(from), changes.get(to))) {
                to++;
            }
            joined.add(to == from + 1 ? changes.get(from) : union(changes.subList(from, to)));
            from = to;
        }
        return joined;
    }

    private static boolean areJoined(MemberChange one, MemberChange other) {
        return one instanceof MemberChange.Add && other instanceof MemberChange.Add
                || one instanceof MemberChange.Remove && other instanceof MemberChange.Remove;
    }

    private static MemberChange union(List<MemberChange> changes) {
        Set<MemberId> all = new LinkedHashSet<>();
        for (MemberChange change : changes) {
            all.addAll(
                    change instanceof MemberChange.Add add ? add.members() : ((MemberChange.Remove) change).members());
        }
        return changes.get(0) instanceof MemberChange.Add ? new MemberChange.Add(all) : new MemberChange.Remove(all);
    }
}
