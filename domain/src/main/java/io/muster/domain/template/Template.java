package io.muster.domain.template;

import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.resource.ComplexValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A New User Template: what users get who meet its condition.
 *
 * @param name unique in a tenant, letter case ignored
 * @param priority 1 comes first; of two that set the same attribute, the one that comes first does
 * @param condition empty: it applies to everyone
 * @param groups how the groups are found that the condition names
 * @param defaults attributes for those who have none there
 * @param mayGrantProtected the second switch, without which no template gives a role that {@link io.muster.domain.user.Roles} protects
 * @param onChange whether it is looked at again when a user or its groups change, and not only when it comes
 * @param version grows by one with each change, from 1
 */
public record Template(
        String name,
        int priority,
        boolean enabled,
        Optional<Filter> condition,
        GroupBinding groups,
        Set<Grant> grants,
        ComplexValue defaults,
        boolean mayGrantProtected,
        boolean onChange,
        long version) {
    public static final int DEFAULT_PRIORITY = 100;
    public static final int MAX_PRIORITY = 1_000_000;
    public static final int MAX_GRANTS = 50;

    private static final int MAX_NAME = 100;

    public Template {
        grants = Collections.unmodifiableSet(new TreeSet<>(grants));
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalidValue(
                    "name", "of a template must have 1 to " + MAX_NAME + " characters, none of them a control");
        }
        if (priority < 1 || priority > MAX_PRIORITY) {
            throw Refusal.invalidValue("priority", "must be from 1, which comes first, to " + MAX_PRIORITY);
        }
        if (grants.size() > MAX_GRANTS) {
            throw Refusal.invalidValue(
                    "roles and workAreas", "are " + grants.size() + " in all; at most " + MAX_GRANTS + " are taken");
        }
    }

    /** One whose condition goes by the names that groups have. */
    public Template(
            String name,
            int priority,
            boolean enabled,
            Optional<Filter> condition,
            Set<Grant> grants,
            ComplexValue defaults,
            boolean mayGrantProtected,
            boolean onChange,
            long version) {
        this(
                name,
                priority,
                enabled,
                condition,
                GroupBinding.BY_NAME,
                grants,
                defaults,
                mayGrantProtected,
                onChange,
                version);
    }

    /** One that applies to everyone and gives nothing yet. */
    public static Template named(String name) {
        return new Template(
                name,
                DEFAULT_PRIORITY,
                true,
                Optional.empty(),
                new GroupBinding(GroupBinding.Mode.BY_ID, Map.of()),
                Set.of(),
                ComplexValue.EMPTY,
                false,
                true,
                0);
    }

    /** The form of the name that uniqueness and look-ups compare by. */
    public String key() {
        return TextKey.of(name);
    }

    public boolean appliesToEveryone() {
        return enabled && condition.isEmpty();
    }

    public Template withGrants(Set<Grant> given) {
        return new Template(
                name, priority, enabled, condition, groups, given, defaults, mayGrantProtected, onChange, version);
    }

    public Template with(GroupBinding given) {
        return new Template(
                name, priority, enabled, condition, given, grants, defaults, mayGrantProtected, onChange, version);
    }

    /** The condition as users are tested by it. */
    Optional<Filter> testedCondition() {
        return condition.map(groups::appliedTo);
    }

    /** The names of groups in the condition that wait for a group of that name. */
    public Set<String> waitingFor() {
        return groups.waitingIn(condition);
    }

    /** Whether it waits for a group of the name with this key. */
    public boolean waitsFor(String nameKey) {
        return waitingFor().stream().map(TextKey::of).anyMatch(nameKey::equals);
    }

    /** Whether nothing more is to be found out about the groups that the condition names. */
    public boolean isSettled() {
        return groups.mode() != GroupBinding.Mode.UNDECIDED && waitingFor().isEmpty();
    }

    /** Whether an operator has to say which groups the condition means. */
    public boolean needsDecision() {
        return groups.mode() == GroupBinding.Mode.UNDECIDED && namesGroups();
    }

    /** Whether the condition goes by the names that groups have at present, so that a rename matters. */
    boolean goesByNames() {
        return groups.mode() != GroupBinding.Mode.BY_ID && namesGroups();
    }

    private boolean namesGroups() {
        return condition
                .filter(filter -> GroupBinding.comparesOtherwise(filter)
                        || !GroupBinding.namedIn(filter).isEmpty())
                .isPresent();
    }

    /** The same as the version behind the given one. */
    public Template after(long given) {
        return new Template(
                name, priority, enabled, condition, groups, grants, defaults, mayGrantProtected, onChange, given + 1);
    }
}
