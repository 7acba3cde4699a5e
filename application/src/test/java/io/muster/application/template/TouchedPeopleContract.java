package io.muster.application.template;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.group.GroupRepository;
import io.muster.application.job.JobLedger;
import io.muster.application.user.UserRepository;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every TouchedPeople does; there are no users or groups at the beginning, but the tenants ACME and GLOBEX. */
public interface TouchedPeopleContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    TouchedPeople people();

    UserRepository users();

    GroupRepository groups();

    JobLedger ledger();

    @Test
    default void usersAreTouchedDirectlyAndThroughGroupsAtAnyDepthInTheirOwnTenant() {
        MemberId direct = user();
        MemberId indirect = user();
        user();
        MemberId below = group("Judges", indirect);
        MemberId above = group("Staff", direct, below);
        assertThat(few(ACME.id(), 9, above)).contains(List.of(direct, indirect));
        assertThat(few(ACME.id(), 9, below, indirect)).contains(List.of(indirect));
        assertThat(few(ACME.id(), 9, direct, indirect)).contains(List.of(direct, indirect));
        assertThat(few(GLOBEX.id(), 9, above)).contains(List.of());
        assertThat(planned(ACME.id(), above)).containsExactly(direct, indirect);
        assertThat(planned(ACME.id(), below, indirect)).containsExactly(indirect);
        assertThat(planned(ACME.id(), indirect)).containsExactly(indirect);
        assertThat(planned(GLOBEX.id(), above)).isEmpty();
    }

    @Test
    default void moreThanAreAskedForAreNotListedInPartAndAllOfThemArePlanned() {
        MemberId first = user();
        MemberId second = user();
        MemberId third = user();
        MemberId group = group("Judges", first, second, third);
        assertThat(few(ACME.id(), 3, group)).contains(List.of(first, second, third));
        assertThat(few(ACME.id(), 2, group)).isEmpty();
        assertThat(few(ACME.id(), 2, first, second, third)).isEmpty();
        assertThat(planned(ACME.id(), group)).containsExactly(first, second, third);
    }

    @Test
    default void usersInSeveralOfTheGroupsHideNobody() {
        MemberId first = user();
        MemberId second = user();
        MemberId third = user();
        MemberId below = group("Judges", first, second);
        MemberId above = group("Staff", first, second, third, below);
        assertThat(few(ACME.id(), 2, above, below)).isEmpty();
        assertThat(few(ACME.id(), 9, above, below)).contains(List.of(first, second, third));
        assertThat(planned(ACME.id(), above, below)).containsExactly(first, second, third);
    }

    @Test
    default void deletedUsersAreNotTouched() {
        User user = aUser().build();
        users().insert(ACME.id(), user);
        users().delete(ACME.id(), user, NOON);
        MemberId gone = new MemberId(user.id().value());
        assertThat(few(ACME.id(), 9, gone)).contains(List.of());
        assertThat(planned(ACME.id(), gone)).isEmpty();
    }

    private Optional<List<MemberId>> few(TenantId tenant, int atMost, MemberId... members) {
        return people().ifFew(tenant, List.of(members), atMost)
                .map(found -> found.stream().map(id -> new MemberId(id.value())).toList());
    }

    private List<MemberId> planned(TenantId tenant, MemberId... members) {
        JobId job = JobId.next(NOON);
        long number = people().plan(tenant, job, List.of(members));
        List<JobRow> rows = ledger().page(tenant, job, Optional.of(JobRow.State.PLANNED), Optional.empty(), 9);
        assertThat(rows).hasSize((int) number);
        return rows.stream().map(row -> new MemberId(row.subject())).toList();
    }

    private MemberId user() {
        User user = aUser().with("userName", "u" + UserId.next(NOON)).build();
        users().insert(ACME.id(), user);
        return new MemberId(user.id().value());
    }

    private MemberId group(String name, MemberId... members) {
        Group group = Group.provisioned(
                GroupId.next(NOON),
                Optional.of(connectionOf(ACME).id()),
                ComplexValue.EMPTY.with("displayName", new SimpleValue(name)),
                NOON);
        groups().insert(ACME.id(), group, false);
        groups().change(ACME.id(), group.id(), new MemberChange.Add(Set.of(members)));
        return group.asMember();
    }
}
