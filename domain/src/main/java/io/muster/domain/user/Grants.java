package io.muster.domain.user;

import io.muster.domain.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user may use in the product, and why. A grant that has several sources stays until the last of them is gone.
 *
 * @param held one for each grant and source, in a stable order
 */
public record Grants(List<HeldGrant> held) {
    private static final Comparator<HeldGrant> ORDER = Comparator.comparing(HeldGrant::grant)
            .thenComparing(one -> one.source().toString());

    public static final Grants NONE = // behind the order that its making needs
            new Grants(List.of());

    public Grants {
        held = held.stream().distinct().sorted(ORDER).toList();
    }

    /** These roles, given by a person. Refused: INVALID_VALUE. */
    public static Grants byHand(Collection<String> roles, String giver) {
        return NONE.withRolesByHand(roles, giver);
    }

    /** Each grant once, whatever it came from. */
    public Set<Grant> effective() {
        return held.stream().map(HeldGrant::grant).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> roles() {
        return held.stream()
                .map(HeldGrant::grant)
                .filter(grant -> grant.kind() == Grant.Kind.ROLE)
                .map(Grant::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a template is the source of any. */
    public boolean areOfTemplates() {
        return held.stream().anyMatch(one -> !one.isByHand());
    }

    /** Of the roles given by hand these and no others; what came from elsewhere stays. Refused: INVALID_VALUE. */
    public Grants withRolesByHand(Collection<String> roles, String giver) {
        Set<Grant> given =
                roles.stream().map(role -> Grant.named(Grant.Kind.ROLE, role)).collect(Collectors.toSet());
        List<HeldGrant> all = new ArrayList<>();
        for (HeldGrant one : held) {
            boolean isRoleByHand = one.isByHand() && one.grant().kind() == Grant.Kind.ROLE;
            if (!isRoleByHand || given.remove(one.grant())) {
                all.add(one);
            }
        }
        given.forEach(grant -> all.add(new HeldGrant(grant, new GrantSource.ByHand(giver))));
        return new Grants(all);
    }

    /**
     * What is given by hand, with what templates give now.
     *
     * @param stays whether the grants of the template of this name are left as they are
     */
    public Grants withThoseOfTemplates(List<HeldGrant> given, Predicate<String> stays) {
        Stream<HeldGrant> kept = held.stream()
                .filter(one ->
                        !(one.source() instanceof GrantSource.OfTemplate template) || stays.test(template.name()));
        return new Grants(Stream.concat(kept, given.stream()).toList());
    }

    /** What is effective here and is not so there. */
    public Set<Grant> without(Grants other) {
        Set<Grant> more = effective();
        more.removeAll(other.effective());
        return more;
    }
}
