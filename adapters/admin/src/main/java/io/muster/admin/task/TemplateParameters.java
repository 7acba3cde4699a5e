package io.muster.admin.task;

import io.muster.admin.task.AdminTask.Parameter;
import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.template.GroupBinding;
import io.muster.domain.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What may be changed of a template; what is left out stays as it is. */
final class TemplateParameters {
    private static final String WHEN = "when";
    private static final String DEFAULTS = "defaults";

    static final List<Parameter> ALL = List.of(
            Parameter.optional("priority"),
            Parameter.optional(WHEN),
            Parameter.optional("byGroupName"),
            Parameter.optional("roles"),
            Parameter.optional("workAreas"),
            Parameter.optionalDocument(DEFAULTS),
            Parameter.optional("enabled"),
            Parameter.optional("mayGrantProtected"),
            Parameter.optional("onChange"));

    private TemplateParameters() {}

    static boolean areGiven(Parameters parameters) {
        return ALL.stream().anyMatch(parameter -> parameters.isGiven(parameter.name()));
    }

    /** Reads them all before anything is changed. */
    static UnaryOperator<Template> change(Parameters parameters, ResourceType type) {
        Optional<Integer> priority = parameters.number("priority", 1, Template.MAX_PRIORITY);
        Optional<Boolean> byGroupName = parameters.truth("byGroupName");
        Optional<Boolean> enabled = parameters.truth("enabled");
        Optional<Boolean> mayGrantProtected = parameters.truth("mayGrantProtected");
        Optional<Boolean> onChange = parameters.truth("onChange");
        Optional<Filter> condition = parameters.text(WHEN).map(TemplateParameters::condition);
        Optional<ComplexValue> defaults =
                parameters.isGiven(DEFAULTS) ? Optional.of(defaults(parameters, type)) : Optional.empty();
        Optional<Set<Grant>> roles = grants(parameters, "roles", Grant.Kind.ROLE);
        Optional<Set<Grant>> workAreas = grants(parameters, "workAreas", Grant.Kind.WORK_AREA);
        return template -> new Template(
                template.name(),
                priority.orElse(template.priority()),
                enabled.orElse(template.enabled()),
                parameters.isGiven(WHEN) ? condition : template.condition(),
                byGroupName.map(TemplateParameters::binding).orElse(template.groups()),
                both(
                        roles.orElseGet(() -> of(template, Grant.Kind.ROLE)),
                        workAreas.orElseGet(() -> of(template, Grant.Kind.WORK_AREA))),
                defaults.orElse(template.defaults()),
                mayGrantProtected.orElse(template.mayGrantProtected()),
                onChange.orElse(template.onChange()),
                template.version());
    }

    private static GroupBinding binding(boolean byGroupName) {
        return byGroupName ? GroupBinding.BY_NAME : new GroupBinding(GroupBinding.Mode.BY_ID, Map.of());
    }

    private static Filter condition(String text) {
        try {
            return FilterParser.parse(text);
        } catch (Refusal refusal) {
            throw refusal.at(WHEN);
        }
    }

    private static ComplexValue defaults(Parameters parameters, ResourceType type) {
        parameters.document(DEFAULTS).keySet().stream()
                .filter(name -> type.root()
                        .subAttribute(name)
                        .filter(attribute -> !attribute.isReadOnly())
                        .isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadParameter(DEFAULTS + " names an attribute " + BadParameter.shown(name)
                            + ", which a user does not have or nobody may write.");
                });
        try {
            return ValueReader.readResource(type, parameters.document(DEFAULTS));
        } catch (Refusal refusal) {
            throw refusal.at(DEFAULTS);
        }
    }

    private static Optional<Set<Grant>> grants(Parameters parameters, String name, Grant.Kind kind) {
        Optional<List<String>> given =
                parameters.isGiven(name) ? Optional.of(parameters.list(name).orElse(List.of())) : Optional.empty();
        return given.map(ids -> {
            Set<Grant> grants = new HashSet<>();
            for (String id : ids) {
                if (id.isEmpty()) {
                    throw new BadParameter(name + " holds an empty name; leave it out, or give none.");
                }
                grants.add(Grant.named(kind, id));
            }
            return grants;
        });
    }

    private static Set<Grant> of(Template template, Grant.Kind kind) {
        Set<Grant> grants = new HashSet<>(template.grants());
        grants.removeIf(grant -> grant.kind() != kind);
        return grants;
    }

    private static Set<Grant> both(Set<Grant> some, Set<Grant> others) {
        Set<Grant> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
