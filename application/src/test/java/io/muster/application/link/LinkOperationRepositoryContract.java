package io.muster.application.link;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.group.GroupId;
import io.muster.domain.link.Identity;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.LinkOperation.Change;
import io.muster.domain.link.LinkOperation.Kind;
import io.muster.domain.link.OperationId;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every LinkOperationRepository does; there are none at the beginning, but the tenants ACME and GLOBEX. */
public interface LinkOperationRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    LinkOperationRepository operations();

    @Test
    default void anOperationIsFoundInItsOwnTenantAsItWasAndUndoneOnce() {
        User user = aUser().with("externalId", "x1")
                .with("emails", List.of(Map.of("value", "Ann@example.com", "primary", true)))
                .build();
        Identity before = Identity.of(user);
        LinkOperation operation = new LinkOperation(
                OperationId.next(NOON),
                Kind.LINK_CLEARED,
                List.of(
                        new Change(user.id(), before, before.cleared(), false),
                        new Change(user.id(), before.cleared(), before, true)),
                List.of(GroupId.next(NOON), GroupId.next(NOON)),
                NOON,
                "operator",
                Optional.empty());
        operations().insert(ACME.id(), operation);
        LinkOperation small = new LinkOperation(
                OperationId.next(NOON),
                Kind.LINK_CLEARED,
                List.of(new Change(user.id(), before, before.cleared(), false)),
                List.of(),
                NOON,
                "operator",
                Optional.empty());
        operations().insert(ACME.id(), small);
        assertThat(operations().findForUpdate(ACME.id(), small.id())).contains(small);
        assertThat(operations().findForUpdate(ACME.id(), operation.id())).contains(operation);
        assertThat(operations().findForUpdate(GLOBEX.id(), operation.id())).isEmpty();
        operations().setUndone(GLOBEX.id(), operation.id(), NOON);
        assertThat(operations().findForUpdate(ACME.id(), operation.id())).contains(operation);
        operations().setUndone(ACME.id(), operation.id(), NOON.plusSeconds(1));
        assertThat(operations()
                        .findForUpdate(ACME.id(), operation.id())
                        .orElseThrow()
                        .undone())
                .contains(NOON.plusSeconds(1));
    }
}
