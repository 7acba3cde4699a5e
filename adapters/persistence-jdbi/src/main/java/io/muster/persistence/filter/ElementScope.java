package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Returned;
import java.util.function.Function;

/** Inside [ ]: names are sub-attributes of one value of the attribute. */
record ElementScope(Attribute attribute, Function<Attribute, Scalar> part, Bindings bindings)
        implements FilterSql.Scope {
    @Override
    public String present(String name) {
        return part.apply(sub(name)).isPresent();
    }

    @Override
    public String compared(Filter.Comparison comparison) {
        Attribute sub = sub(comparison.attribute());
        return part.apply(sub).compared(sub, comparison, bindings);
    }

    @Override
    public String matched(Filter.ElementMatch match) {
        throw Refusal.invalidFilter("A filter inside [ ] compares sub-attributes of " + attribute.name() + " only.");
    }

    private Attribute sub(String name) {
        if (!attribute.isComplex() && name.equalsIgnoreCase("value")) {
            return attribute;
        }
        return attribute
                .subAttribute(name)
                .filter(sub -> sub.returned() != Returned.NEVER)
                .orElseThrow(() -> Refusal.unknownInFilter(attribute.name(), name));
    }
}
