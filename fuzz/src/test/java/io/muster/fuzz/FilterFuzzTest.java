package io.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.filter.FilterText;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.filter.FilterSql;
import io.muster.persistence.filter.MemberFilter;
import io.muster.scimhttp.idp.IdpHabits;
import java.util.List;
import java.util.function.Supplier;

/** Filters and paths. */
class FilterFuzzTest {
    @FuzzTest
    void aFilterIsMadeSqlOrRefused(byte[] input) {
        String text = Reading.text(input);
        Reading.of(() -> FilterParser.parse(text)).ifPresent(filter -> {
            made(() -> FilterSql.of(Schemas.USER, "scim_user", filter));
            made(() -> FilterSql.of(Schemas.GROUP, "scim_group", filter));
            made(() -> MemberFilter.of(filter, "m"));
            readsAsItself(filter);
        });
        for (ResourceType type : List.of(Schemas.USER, Schemas.GROUP)) {
            Reading.of(() -> IdpHabits.filter(type, text, Limits.DEFAULT, Trace.begin()))
                    .ifPresent(filter -> made(() -> FilterSql.of(type, "resource", filter)));
        }
    }

    @FuzzTest
    void aPathIsReadOrRefused(byte[] input) {
        String text = Reading.text(input);
        for (ResourceType type : List.of(Schemas.USER, Schemas.GROUP)) {
            Reading.of(() -> PatchPath.parse(text, type, Limits.DEFAULT)).ifPresent(path -> {
                assertThat(path.text()).isEqualTo(text);
                assertThat(path.attribute().toString()).isNotEmpty();
            });
        }
    }

    private static void made(Supplier<SqlCondition> condition) {
        Reading.of(condition)
                .ifPresent(made -> assertThat(made.values().keySet()).allMatch(made.sql()::contains));
    }

    private static void readsAsItself(Filter filter) {
        String text = FilterText.of(filter);
        if (text.length() <= Limits.DEFAULT.filterLength()) {
            assertThat(FilterParser.parse(text)).isEqualTo(filter);
        }
    }
}
