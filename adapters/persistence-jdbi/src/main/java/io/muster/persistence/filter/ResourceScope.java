package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.filter.ComparisonValue;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outside [ ]: names are paths to attributes of a resource; some have a column, some rows, the others stand in the document. */
final class ResourceScope implements FilterSql.Scope {
    private static final String NOBODY = "FALSE";

    private final ResourceType type;
    private final String table;
    private final Bindings bindings;
    private int aliases;

    ResourceScope(ResourceType type, String table, Bindings bindings) {
        this.type = type;
        this.table = table;
        this.bindings = bindings;
    }

    @Override
    public String present(String name) {
        AttributePath path = resolve(name);
        if (path.toString().equals("schemas") || path.toString().equals("meta")) {
            return "TRUE";
        }
        int several = indexOfSeveral(path);
        if (several < 0) {
            return scalar(path).isPresent();
        }
        if (several < path.steps().size() - 1) {
            Rows rows = rows(path, several);
            return rows.exists(rows.part().apply(path.target()).isPresent());
        }
        return isInDocument(path)
                ? DocumentSql.json(path.steps()) + " IS NOT NULL"
                : rows(path, several).exists("TRUE");
    }

    @Override
    public String compared(Filter.Comparison comparison) {
        AttributePath path = resolve(comparison.attribute());
        if (path.toString().equals("schemas")) {
            return schemas(path.target(), comparison);
        }
        Object wanted = ComparisonValue.of(path.target(), comparison);
        Optional<String> indexed =
                wanted == null || comparison.operator() != Operator.EQ ? Optional.empty() : equal(path, wanted);
        int several = indexOfSeveral(path);
        return indexed.orElseGet(() -> several < 0
                ? scalar(path).compared(path.target(), comparison, bindings)
                : comparedOfSeveral(path, several, comparison));
    }

    /** Equality where an index answers it. */
    private Optional<String> equal(AttributePath path, Object wanted) {
        return switch (path.toString()) {
            case "id" -> Optional.empty(); // a column with an index, compared as any column is
            case "userName" -> Optional.of(isKnownAs(bindings.parameter(wanted)));
            case "externalId" -> Optional.of(externalIdEquals(bindings.parameter(wanted)));
            case "groups.value" -> Optional.of(peopleIn(wanted.toString()));
            default ->
                isInDocument(path)
                        ? Optional.of(DocumentSql.contains(path.steps(), wanted, bindings))
                        : Optional.empty();
        };
    }

    /** One of the values has to meet it; {@code ne} is that none is equal, and {@code null} that there is none. */
    private String comparedOfSeveral(AttributePath path, int several, Filter.Comparison comparison) {
        boolean equal = comparison.operator() == Operator.EQ;
        if (comparison.value() == null) {
            String present = present(comparison.attribute());
            return equal ? "(" + present + ") IS NOT TRUE" : present;
        }
        if (comparison.operator() == Operator.NE) {
            return "("
                    + compared(new Filter.Comparison(comparison.attribute(), Operator.EQ, comparison.value()))
                    + ") IS NOT TRUE";
        }
        Rows rows = rows(path, several);
        return rows.exists(rows.part().apply(path.target()).compared(path.target(), comparison, bindings));
    }

    @Override
    public String matched(Filter.ElementMatch match) {
        AttributePath path = resolve(match.attribute());
        int several = indexOfSeveral(path);
        if (several != path.steps().size() - 1) {
            throw Refusal.invalidFilter(path + " has a single value, so it takes no filter in [ ].");
        }
        Optional<Map<String, Object>> element =
                isInDocument(path) ? element(path.target(), match.filter()) : Optional.empty();
        if (element.isPresent()) {
            return DocumentSql.contains(path.steps(), element.get(), bindings);
        }
        Rows rows = rows(path, several);
        return rows.exists(FilterSql.condition(match.filter(), new ElementScope(path.target(), rows.part(), bindings)));
    }

    /** The element that the index finds; empty if the filter is more than comparisons by eq that are joined by and. */
    private static Optional<Map<String, Object>> element(Attribute attribute, Filter filter) {
        Map<String, Object> element = new HashMap<>();
        for (Filter term : filter instanceof Filter.And and ? and.operands() : List.of(filter)) {
            if (!(term instanceof Filter.Comparison comparison) || comparison.operator() != Operator.EQ) {
                return Optional.empty();
            }
            Optional<Attribute> sub = attribute.subAttribute(comparison.attribute());
            Object value = sub.isPresent() ? ComparisonValue.of(sub.get(), comparison) : null;
            if (value == null || element.put(sub.orElseThrow().name(), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(element);
    }

    private AttributePath resolve(String name) {
        return type.resolve(name)
                .filter(path -> !path.isNeverReturned())
                .orElseThrow(() -> Refusal.unknownInFilter(type.name(), name));
    }

    private static int indexOfSeveral(AttributePath path) {
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i).multiValued()) {
                return i;
            }
        }
        return -1;
    }

    private Scalar scalar(AttributePath path) {
        return switch (path.toString()) {
            case "id" -> Scalar.id(table + ".id");
            case "externalId" -> Scalar.text("external_id");
            case "userName" -> Scalar.text("user_name_key");
            case "meta.created" -> Scalar.time("created");
            case "meta.lastModified" -> Scalar.time("last_modified");
            case "meta.version" -> Scalar.text("('W/\"' || version || '\"')");
            case "meta.resourceType" -> Scalar.text("'" + type.name() + "'");
            case "meta.location" -> throw Refusal.invalidFilter("meta.location cannot be compared; compare id.");
            default -> DocumentSql.scalar(path.steps());
        };
    }

    private static boolean isInDocument(AttributePath path) {
        return switch (path.steps().get(0).name()) {
            case "groups", "members", "meta" -> false;
            default -> true;
        };
    }

    private Rows rows(AttributePath path, int several) {
        String alias = "r" + aliases++;
        Attribute attribute = path.steps().get(several);
        if (isInDocument(path)) {
            String element = alias + ".element";
            return new Rows(
                    "jsonb_array_elements(" + DocumentSql.json(path.steps().subList(0, several + 1)) + ") AS " + alias
                            + "(element)",
                    "TRUE",
                    part -> DocumentSql.part(element, attribute, part));
        }
        return attribute.name().equals("members")
                ? new Rows(
                        "membership " + alias,
                        alias + ".tenant_id = :tenant AND " + alias + ".group_id = " + table + ".id",
                        part -> membership(alias, "member_id", part))
                : new Rows(
                        "groups_of(:tenant, " + table + ".id) " + alias,
                        "TRUE",
                        part -> membership(alias, "group_id", part));
    }

    static Scalar membership(String alias, String id, Attribute part) {
        return switch (part.name()) {
            case "value" -> Scalar.id(alias + "." + id);
            case "type" -> Scalar.text("lower(" + alias + ".type)");
            case "display" -> Scalar.text(alias + ".display_key");
            default -> throw Refusal.invalidFilter(part.name() + " cannot be compared; compare value.");
        };
    }

    /** The group and those that are members of it, however deep; from there to people, for they are fewer. */
    private String peopleIn(String group) {
        return TimeOrderedId.parse(group)
                .map(id -> table + ".id IN (WITH RECURSIVE down(group_id) AS (SELECT " + bindings.parameter(id)
                        + "::uuid UNION SELECT n.child_id FROM down JOIN group_nesting n ON n.tenant_id = :tenant AND"
                        + " n.group_id = down.group_id) SELECT m.user_id FROM down JOIN group_member m ON m.tenant_id ="
                        + " :tenant AND m.group_id = down.group_id)")
                .orElse(NOBODY);
    }

    /** By the name that a user has, or one that it had or is pushed by. */
    private String isKnownAs(String name) {
        return "(user_name_key = " + name + " OR " + table
                + ".id = (SELECT user_id FROM user_alias WHERE tenant_id = :tenant" + " AND name_key = " + name
                + " AND (valid_until IS NULL OR valid_until > now())))";
    }

    /** The index holds the first characters only. */
    private static String externalIdEquals(String value) {
        return "(left(external_id, 256) = left(" + value + ", 256) AND external_id = " + value + ")";
    }

    /** A URN is compared in any letter case (RFC 8141 §3.1). */
    private String schemas(Attribute attribute, Filter.Comparison comparison) {
        Object wanted = ComparisonValue.of(attribute, comparison);
        boolean equal = comparison.operator() == Operator.EQ;
        if (wanted == null) {
            return equal ? "FALSE" : "TRUE";
        }
        if (!equal && comparison.operator() != Operator.NE) {
            throw Refusal.invalidFilter("schemas is compared by eq, ne or pr only.");
        }
        String met = type.core().urn().equalsIgnoreCase(wanted.toString())
                ? "TRUE"
                : type.extensions().stream()
                        .map(Schema::urn)
                        .filter(urn -> urn.equalsIgnoreCase(wanted.toString()))
                        .findFirst()
                        .flatMap(urn -> type.resolve(urn))
                        .map(extension -> DocumentSql.json(extension.steps()) + " IS NOT NULL")
                        .orElse("FALSE");
        return equal ? met : "NOT (" + met + ")";
    }
}
