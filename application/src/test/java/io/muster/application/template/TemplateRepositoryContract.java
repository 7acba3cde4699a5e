package io.muster.application.template;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Grant;
import io.muster.domain.Grant.Kind;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.GroupId;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.template.GroupBinding;
import io.muster.domain.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every TemplateRepository does; there are none at the beginning, but the tenants ACME and GLOBEX. */
public interface TemplateRepositoryContract {
    TemplateRepository templates();

    @Test
    default void aTemplateIsKeptWholeInItsOwnTenant() {
        Template sales = template("Sales \"1\"", 7, true);
        templates().save(ACME.id(), sales);
        assertThat(templates().list(ACME.id())).containsExactly(sales);
        assertThat(templates().list(GLOBEX.id())).isEmpty();
        assertThat(templates().current(GLOBEX.id()).isEmpty()).isTrue();
        Template everyone = Template.named("Everyone").after(0);
        templates().save(GLOBEX.id(), everyone);
        assertThat(templates().list(GLOBEX.id())).containsExactly(everyone);
        templates().delete(GLOBEX.id(), sales);
        assertThat(templates().list(ACME.id())).hasSize(1);
    }

    @Test
    default void aTemplateTakesThePlaceOfTheOneWithItsNameInAnyLetterCase() {
        templates().save(ACME.id(), template("Sales", 7, true));
        Template changed = template("SALES", 3, false).after(1);
        templates().save(ACME.id(), changed);
        assertThat(templates().list(ACME.id())).containsExactly(changed);
        templates().delete(ACME.id(), template("sales", 9, true));
        assertThat(templates().list(ACME.id())).isEmpty();
    }

    @Test
    default void templatesAreInTheOrderOfTheirPriority() {
        Template late = template("A", 20, true);
        Template early = template("C", 3, true);
        Template next = template("B", 20, true);
        templates().save(ACME.id(), next);
        templates().save(ACME.id(), late);
        templates().save(ACME.id(), early);
        assertThat(templates().list(ACME.id())).containsExactly(early, late, next);
    }

    @Test
    default void whatIsChangedIsCurrentAtOnceWhereItWasChanged() {
        assertThat(templates().current(ACME.id()).isEmpty()).isTrue();
        Template sales = template("Sales", 7, true);
        templates().save(ACME.id(), sales);
        assertThat(templates().current(ACME.id()).isEmpty()).isFalse();
        templates().save(ACME.id(), template("Sales", 7, false));
        assertThat(templates().current(ACME.id()).isEmpty()).isTrue();
        templates().delete(ACME.id(), sales);
        assertThat(templates().current(ACME.id()).isEmpty()).isTrue();
    }

    @Test
    default void theGroupsThatAConditionIsBoundToAreStoredWithIt() {
        Template waiting = template("Sales", 7, true).with(new GroupBinding(GroupBinding.Mode.BY_ID, Map.of()));
        templates().save(ACME.id(), waiting);
        assertThat(templates().listForUpdate(ACME.id())).containsExactly(waiting);
        assertThat(templates().unsettled(Optional.empty(), 9)).containsExactly(ACME.id());
        assertThat(templates().unsettled(Optional.of(ACME.id()), 9)).isEmpty();
        assertThat(templates().current(ACME.id()).waitFor("sa\"les")).isTrue();
        Template bound = waiting.with(waiting.groups().with("sa\"les", new GroupId(new UUID(0, 7))));
        templates().save(ACME.id(), bound);
        assertThat(templates().list(ACME.id())).containsExactly(bound);
        assertThat(templates().unsettled(Optional.empty(), 9)).isEmpty();
        templates().save(ACME.id(), waiting.with(new GroupBinding(GroupBinding.Mode.UNDECIDED, Map.of())));
        assertThat(templates().unsettled(Optional.empty(), 9)).containsExactly(ACME.id());
    }

    private static Template template(String name, int priority, boolean enabled) {
        return new Template(
                name,
                priority,
                enabled,
                Optional.of(FilterParser.parse("groups.display eq \"Sa\\\"les\" or title eq null")),
                Set.of(new Grant(Kind.ROLE, "SELLER"), new Grant(Kind.WORK_AREA, "Wien, 3.")),
                ComplexValue.EMPTY.with("title", new SimpleValue("Seller")),
                true,
                false,
                1);
    }
}
