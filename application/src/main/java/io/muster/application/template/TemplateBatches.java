package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.application.Page;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.activity.Audit;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Applies one template to the users who are there, so many at a time, in the order of their ids; for a job that keeps the place where it
 * is. Of a template that is disabled or deleted, what it gave is taken away.
 */
public final class TemplateBatches {
    private final UserRepository users;
    private final SchemaRepository schemas;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TemplateBatches(UserRepository users, SchemaRepository schemas, Audit audit, Clock clock) {
        this.users = users;
        this.schemas = schemas;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a batch came to.
     *
     * @param seen how many users were looked at
     * @param changes of those who have, or would have, other grants
     * @param next behind whom to go on; empty if nobody follows
     */
    public record Batch(int seen, List<GrantChange> changes, Optional<UserId> next) {
        public Batch {
            changes = List.copyOf(changes);
        }
    }

    /** Writes nothing. */
    public Batch plan(Tenant tenant, Templates templates, String name, Optional<UserId> after, int atMost) {
        ResourceType type = schemas.types(tenant.id()).user();
        Page<User> page = page(tenant.id(), after, atMost);
        List<GrantChange> changes = page.items().stream()
                .flatMap(user -> change(tenant, templates, name, type, user).stream())
                .toList();
        return new Batch(page.items().size(), changes, next(page));
    }

    /** Inside a unit of work: they are locked, looked at again, and told of. Those who do not change are left out. */
    public List<GrantChange> run(
            Actor actor, Tenant tenant, Templates templates, String name, Collection<UserId> some) {
        ResourceType type = schemas.types(tenant.id()).user();
        List<GrantChange> changes = new ArrayList<>();
        for (User user : users.findAllForUpdate(tenant.id(), some)) {
            change(tenant, templates, name, type, user).ifPresent(change -> {
                write(actor, tenant.id(), user, change);
                changes.add(change);
            });
        }
        return changes;
    }

    /** Inside a unit of work. A user who has changed since keeps what it has; tells whether it was undone. */
    public boolean undo(Actor actor, Tenant tenant, GrantChange change) {
        return users.findForUpdate(tenant.id(), change.user())
                .filter(user -> !change.spared() && user.grants().equals(change.after()))
                .map(user -> {
                    GrantChange back = new GrantChange(user.id(), change.after(), change.before(), false);
                    write(actor, tenant.id(), user, back);
                    return back;
                })
                .isPresent();
    }

    /** What would become of one user, if anything. Writes nothing. */
    Optional<GrantChange> change(Tenant tenant, Templates templates, String name, User user) {
        return change(tenant, templates, name, schemas.types(tenant.id()).user(), user);
    }

    private Optional<GrantChange> change(
            Tenant tenant, Templates templates, String name, ResourceType type, User before) {
        User after = templates.ofOne(name, type, before).applyTo(before);
        return after.grants().equals(before.grants())
                ? Optional.empty()
                : Optional.of(new GrantChange(
                        before.id(), before.grants(), after.grants(), isProtectedFrom(tenant, before, after)));
    }

    private boolean isProtectedFrom(Tenant tenant, User before, User after) {
        try {
            new ProtectedAccounts(tenant.settings().protection())
                    .requireChangeable(before, after, () -> !users.hasOtherActiveAdmin(tenant.id(), before.id()));
            return false;
        } catch (Refusal kept) {
            return true;
        }
    }

    private void write(Actor actor, TenantId tenant, User before, GrantChange change) {
        if (change.spared()) {
            return;
        }
        users.setGrants(tenant, change.user(), change.after());
        if (!change.gained().isEmpty() || !change.lost().isEmpty()) {
            audit.keep(tenant, actor, UserEvent.grantsChanged(before, before.with(change.after())), clock.instant());
        }
    }

    private Page<User> page(TenantId tenant, Optional<UserId> after, int atMost) {
        Optional<Position> position = after.map(id -> new Position(Optional.empty(), id.value()));
        return users.query(tenant, new ResourceQuery(Optional.empty(), Optional.empty(), 1, position, atMost));
    }

    private static Optional<UserId> next(Page<User> page) {
        return page.end().map(end -> new UserId(end.id()));
    }
}
