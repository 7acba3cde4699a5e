package io.muster.domain.template;

import io.muster.domain.TextKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Filter.Comparison;
import io.muster.domain.filter.Operator;
import io.muster.domain.group.GroupId;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parts of a filter over users that compare names of groups: {@code groups.display eq "Judges"}, {@code groups[display eq "Judges"]}. */
final class GroupNameTerms {
    private static final String GROUPS = "groups";
    private static final String DISPLAY = "display";

    /** No id of a group. */
    private static final String NOBODY = "waiting";

    private GroupNameTerms() {}

    static Filter map(Filter filter, UnaryOperator<Comparison> rule) {
        return filter.mapTerms(term -> {
            if (term instanceof Comparison comparison && leadsTo(comparison.attribute(), List.of(GROUPS, DISPLAY))) {
                return rule.apply(comparison);
            }
            return term instanceof Filter.ElementMatch match && leadsTo(match.attribute(), List.of(GROUPS))
                    ? new Filter.ElementMatch(
                            match.attribute(), match.filter().mapTerms(inner -> mapInside(inner, rule)))
                    : term;
        });
    }

    private static Filter mapInside(Filter term, UnaryOperator<Comparison> rule) {
        return term instanceof Comparison comparison && comparison.attribute().equalsIgnoreCase(DISPLAY)
                ? rule.apply(comparison)
                : term;
    }

    /** The name that a comparison by {@code eq} asks for. */
    static Optional<String> name(Comparison term) {
        return term.operator() == Operator.EQ && term.value() instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    static Filter bound(Filter condition, Map<String, GroupId> groups) {
        return map(
                condition,
                term -> name(term)
                        .map(name -> new Comparison(
                                valueBeside(term.attribute()),
                                Operator.EQ,
                                Optional.ofNullable(groups.get(TextKey.of(name)))
                                        .map(GroupId::toString)
                                        .orElse(NOBODY)))
                        .orElse(term));
    }

    /** {@code groups.value} for {@code groups.display}. */
    private static String valueBeside(String attribute) {
        return attribute.substring(0, attribute.length() - DISPLAY.length()) + "value";
    }

    private static boolean leadsTo(String name, List<String> path) {
        return Schemas.USER
                .resolve(name)
                .filter(found ->
                        found.steps().stream().map(Attribute::name).toList().equals(path))
                .isPresent();
    }
}
