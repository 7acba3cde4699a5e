package io.muster.persistence.user;

import io.muster.domain.Grant;
import io.muster.domain.Grant.Kind;
import io.muster.domain.user.GrantSource;
import io.muster.domain.user.GrantSource.ByHand;
import io.muster.domain.user.GrantSource.OfTemplate;
import io.muster.domain.user.Grants;
import io.muster.domain.user.HeldGrant;
import io.muster.persistence.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Grants with their sources as {@code scim_user.grants} holds them; {@code roles} beside it is what the version before knows. */
final class GrantsColumn {
    private static final String TEMPLATE = "template";
    private static final String HAND = "hand";
    private static final String NONE = "[]";

    private GrantsColumn() {}

    static String write(Grants grants) {
        return Json.writeRows(plain(grants));
    }

    static List<List<Object>> plain(Grants grants) {
        return grants.held().stream().map(GrantsColumn::row).toList();
    }

    private static List<Object> row(HeldGrant held) {
        Grant grant = held.grant();
        GrantSource source = held.source();
        return source instanceof OfTemplate template
                ? List.of(grant.kind().name(), grant.id(), TEMPLATE, template.name(), template.version())
                : List.of(grant.kind().name(), grant.id(), HAND, ((ByHand) source).giver());
    }

    /** @param roles as the column has them, which the version before may have written since */
    static Grants read(String rows, List<String> roles) {
        if (rows.equals(NONE) && roles.isEmpty()) {
            return Grants.NONE;
        }
        Set<String> unexplained = new HashSet<>(roles);
        List<HeldGrant> held = new ArrayList<>();
        for (List<Object> row : Json.readRows(rows)) {
            HeldGrant one = read(row);
            boolean isRole = one.grant().kind() == Kind.ROLE;
            if (!isRole || roles.contains(one.grant().id())) {
                held.add(one);
            }
            if (isRole) {
                unexplained.remove(one.grant().id());
            }
        }
        unexplained.forEach(role -> held.add(new HeldGrant(new Grant(Kind.ROLE, role), new ByHand(""))));
        return new Grants(held);
    }

    private static HeldGrant read(List<Object> row) {
        GrantSource source = row.get(2).equals(TEMPLATE)
                ? new OfTemplate((String) row.get(3), ((Number) row.get(4)).longValue())
                : new ByHand((String) row.get(3));
        return new HeldGrant(new Grant(Kind.valueOf((String) row.get(0)), (String) row.get(1)), source);
    }
}
