package io.muster.domain.template;

import io.muster.domain.TextKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.group.GroupId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the groups are found that a template's condition names by {@code groups.display}. Bound to a group's id, a name keeps its group through
 * a rename, and a later group of that name inherits nothing.
 *
 * @param bound the groups by the keys of the names that stand in the condition
 */
public record GroupBinding(Mode mode, Map<String, GroupId> bound) {
    /** By the names that groups have when users are looked at. */
    public static final GroupBinding BY_NAME = new GroupBinding(Mode.BY_NAME, Map.of());

    /** What a condition goes by. */
    public enum Mode {
        /** The ids of the groups that had the names when the condition was saved, or came first after that. */
        BY_ID,
        /** Names; meant so by the operator. */
        BY_NAME,
        /** Names, as before groups were bound; an operator has to say what is meant. */
        UNDECIDED
    }

    public GroupBinding {
        bound = Map.copyOf(bound);
    }

    /** The names in the condition that it compares by {@code eq}, as they stand there. */
    public static Set<String> namedIn(Filter condition) {
        Set<String> names = new LinkedHashSet<>();
        GroupNameTerms.map(condition, term -> {
            GroupNameTerms.name(term).ifPresent(names::add);
            return term;
        });
        return names;
    }

    /** Whether the condition compares names of groups by another operator, such as {@code sw}, so that it cannot be bound. */
    public static boolean comparesOtherwise(Filter condition) {
        Set<Filter> others = new LinkedHashSet<>();
        GroupNameTerms.map(condition, term -> {
            if (GroupNameTerms.name(term).isEmpty()) {
                others.add(term);
            }
            return term;
        });
        return !others.isEmpty();
    }

    public GroupBinding with(String nameKey, GroupId group) {
        Map<String, GroupId> all = new LinkedHashMap<>(bound);
        all.put(nameKey, group);
        return new GroupBinding(mode, all);
    }

    /** The condition as users are tested by it; a name that waits for its group is met by nobody. */
    Filter appliedTo(Filter condition) {
        return mode == Mode.BY_ID ? GroupNameTerms.bound(condition, bound) : condition;
    }

    /** The names in the condition that no group has had yet, as they stand there. */
    Set<String> waitingIn(Optional<Filter> condition) {
        Set<String> waiting = new LinkedHashSet<>();
        if (mode == Mode.BY_ID) {
            condition.map(GroupBinding::namedIn).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> !bound.containsKey(TextKey.of(name)))
                    .forEach(waiting::add);
        }
        return waiting;
    }
}
