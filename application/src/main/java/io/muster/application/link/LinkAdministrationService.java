package io.muster.application.link;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.template.Regranting;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserRepository;
import io.muster.domain.EmailAddress;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.group.GroupId;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Identity;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.LinkOperation.Change;
import io.muster.domain.link.LinkOperation.Kind;
import io.muster.domain.link.OperationId;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what becomes of which account; tells it, or does it and keeps what it takes to undo it. */
public final class LinkAdministrationService implements LinkAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final UserRepository users;
    private final LinkOperationRepository operations;
    private final DuplicateRepository duplicates;
    private final MembershipHandover memberships;
    private final Regranting regranting;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LinkAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            UserRepository users,
            LinkOperationRepository operations,
            DuplicateRepository duplicates,
            MembershipHandover memberships,
            Regranting regranting,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.users = users;
        this.operations = operations;
        this.duplicates = duplicates;
        this.memberships = memberships;
        this.regranting = regranting;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public LinkOperation clear(Actor actor, Slug slug, UserId id, Mode mode) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            User user = lock(tenant, id);
            if (user.linkedTo().isEmpty()) {
                throw Refusal.notAllowedNow("The user is not linked to any connection.");
            }
            Identity before = Identity.of(user);
            return done(tenant, actor, operation(actor, Kind.LINK_CLEARED, changed(user, before.cleared())), mode);
        });
    }

    @Override
    public LinkOperation reconcile(Actor actor, Slug slug, UserId id, String email, Mode mode) {
        if (!EmailAddress.isOne(email)) {
            throw Refusal.invalidValue("email", "must be an e-mail address, such as ann@example.com");
        }
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            User user = lock(tenant, id);
            Change change = changed(user, Identity.of(user).with("emails", withPrimary(user, email)));
            requireFree(tenant, id, change.after().addressesBeside(change.before()));
            if (change.after().equals(change.before())) {
                throw Refusal.notAllowedNow("This is the user's primary address already.");
            }
            return done(tenant, actor, operation(actor, Kind.EMAIL_RECONCILED, change), mode);
        });
    }

    /** The primary address, or else the first, is replaced; where there is none, it is added. */
    private static MultiValue withPrimary(User user, String email) {
        List<ComplexValue> emails =
                new ArrayList<>(user.attributes().elements("emails").toList());
        int primary = 0;
        for (int i = 0; i < emails.size(); i++) {
            primary = emails.get(i).bool("primary").orElse(false) ? i : primary;
        }
        if (emails.isEmpty()) {
            emails.add(ComplexValue.ofPlain(Map.of("value", email, "type", "work", "primary", true)));
        } else {
            emails.set(primary, emails.get(primary).with("value", new SimpleValue(email)));
        }
        return new MultiValue(List.copyOf(emails));
    }

    @Override
    public LinkOperation resolve(Actor actor, Slug slug, Decision decision, Mode mode) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            return done(
                    tenant,
                    actor,
                    switch (decision.resolution()) {
                        case LINK -> linking(tenant, actor, decision);
                        case RENAME -> renaming(tenant, actor, decision);
                        case KEEP_BOTH -> keepingBoth(tenant, actor, decision);
                    },
                    mode);
        });
    }

    /** Groups before users, in which order identity providers change them too. */
    private LinkOperation linking(Tenant tenant, Actor actor, Decision decision) {
        List<GroupId> groups = memberships.due(tenant.id(), decision.retire(), decision.keep());
        User kept = lock(tenant, decision.keep());
        User retired = lock(tenant, decision.retire());
        if (kept.linkedTo().isPresent() && retired.linkedTo().isPresent()) {
            throw Refusal.notAllowedNow("Both users are linked to an IdP. Clear the link of one (link-clear) first.");
        }
        Identity ofKept = Identity.of(kept);
        Identity ofRetired = Identity.of(retired);
        Identity after = kept.linkedTo().isPresent() ? ofKept : ofKept.linkedAs(ofRetired);
        return operation(
                        actor,
                        Kind.DUPLICATE_LINKED,
                        changed(kept, after),
                        new Change(retired.id(), ofRetired, ofRetired, true))
                .moving(groups);
    }

    private LinkOperation renaming(Tenant tenant, Actor actor, Decision decision) {
        if (users.find(tenant.id(), decision.keep()).isEmpty()) {
            throw UserProvisioning.unknownUser();
        }
        User retired = lock(tenant, decision.retire());
        AttributeValue name = ValueReader.readResource(
                        Schemas.USER, Map.of("userName", decision.userName().orElseThrow()))
                .get("userName")
                .orElseThrow();
        Change change = changed(retired, Identity.of(retired).with("userName", name));
        if (change.after().equals(change.before())) {
            throw Refusal.notAllowedNow("This is the user's userName already.");
        }
        requireFree(tenant, retired.id(), Set.of(change.after().userNameKey()));
        return operation(actor, Kind.DUPLICATE_RENAMED, change);
    }

    private LinkOperation keepingBoth(Tenant tenant, Actor actor, Decision decision) {
        User kept = lock(tenant, decision.keep());
        User retired = lock(tenant, decision.retire());
        return operation(
                actor, Kind.DUPLICATE_KEPT, changed(kept, Identity.of(kept)), changed(retired, Identity.of(retired)));
    }

    @Override
    public LinkOperation undo(Actor actor, Slug slug, OperationId id) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            Instant now = clock.instant();
            LinkOperation operation = operations
                    .findForUpdate(tenant.id(), id)
                    .orElseThrow(() -> Refusal.notFound("There is no such operation in this tenant."));
            operation.requireUndoable(now);
            if (operation.kind() == Kind.DUPLICATE_KEPT) {
                setDistinct(tenant, operation, false);
            } else {
                takeBack(tenant, actor, operation, now);
            }
            operations.setUndone(tenant.id(), id, now);
            return operation.takenBack(now);
        });
    }

    private void takeBack(Tenant tenant, Actor actor, LinkOperation operation, Instant now) {
        for (Change change :
                operation.changes().stream().filter(Change::retired).toList()) {
            retired(tenant, change);
            memberships.move(tenant.id(), operation.groups(), operation.kept(), change.user(), now);
        }
        operation.changes().forEach(change -> takeBack(tenant, actor, change, now));
        if (!operation.groups().isEmpty()) {
            regranting.of(tenant, actor, operation.users(), now);
        }
    }

    private void takeBack(Tenant tenant, Actor actor, Change change, Instant now) {
        if (change.retired()) {
            User before = retired(tenant, change);
            users.dropAlias(tenant.id(), before.userName());
            User after = before.comeBack(before.attributes(), now);
            users.restoreWithGroups(tenant.id(), after);
            audit.keep(tenant.id(), actor, UserEvent.restored(before, after), now);
            return;
        }
        User before = lock(tenant, change.user());
        change.requireUnchanged(before);
        if (!change.before().userNameKey().equals(change.after().userNameKey())) {
            requireNobodyCalled(tenant, change.user(), Set.of(change.before().userNameKey()));
        }
        requireFree(tenant, change.user(), change.before().addressesBeside(change.after()));
        requireFreeLink(tenant, change);
        write(tenant, actor, before, change.before().appliedTo(before, now), now);
    }

    private User retired(Tenant tenant, Change change) {
        return users.findDeleted(tenant.id(), change.user())
                .orElseThrow(() -> Refusal.notAllowedNow(
                        "The account that was retired is gone for good, or in use again; it cannot be restored."));
    }

    @Override
    public List<Duplicate> duplicates(Slug slug) {
        return duplicates.find(tenant(slug).id(), MAX_DUPLICATES);
    }

    private LinkOperation operation(Actor actor, Kind kind, Change... changes) {
        Instant now = clock.instant();
        return new LinkOperation(
                OperationId.next(now), kind, List.of(changes), List.of(), now, actor.name(), Optional.empty());
    }

    private static Change changed(User user, Identity after) {
        return new Change(user.id(), Identity.of(user), after, false);
    }

    private LinkOperation done(Tenant tenant, Actor actor, LinkOperation operation, Mode mode) {
        if (mode == Mode.PREVIEW) {
            return operation;
        }
        Instant now = operation.at();
        for (Change change :
                operation.changes().stream().filter(Change::retired).toList()) {
            retire(tenant, actor, operation, change.user()); // its names are free for the other then
        }
        for (Change change :
                operation.changes().stream().filter(made -> !made.retired()).toList()) {
            User before = lock(tenant, change.user());
            write(tenant, actor, before, change.after().appliedTo(before, now), now);
        }
        if (operation.kind() == Kind.DUPLICATE_KEPT) {
            setDistinct(tenant, operation, true);
        }
        if (!operation.groups().isEmpty()) {
            regranting.of(tenant, actor, List.of(operation.kept()), now);
        }
        operations.insert(tenant.id(), operation);
        return operation;
    }

    private void retire(Tenant tenant, Actor actor, LinkOperation operation, UserId id) {
        Instant now = operation.at();
        User retired = lock(tenant, id);
        int moved = memberships
                .move(tenant.id(), operation.groups(), id, operation.kept(), now)
                .size();
        users.delete(tenant.id(), retired, now);
        users.addAlias(tenant.id(), operation.kept(), retired.userName(), Optional.empty());
        audit.keep(
                tenant.id(),
                actor,
                UserEvent.deleted(retired),
                now,
                "its name and its " + moved + " groups are " + operation.kept() + "'s from now on");
    }

    private void setDistinct(Tenant tenant, LinkOperation operation, boolean distinct) {
        List<UserId> two = operation.users();
        duplicates.setDistinct(tenant.id(), two.get(0), two.get(1), distinct);
    }

    /** Refused: UNIQUENESS if one of these names and addresses is somebody else's. */
    private void requireFree(Tenant tenant, UserId id, Set<String> keys) {
        requireNobodyCalled(tenant, id, keys);
        if (users.holdersOfAddresses(tenant.id(), keys).values().stream().anyMatch(held -> !held.equals(Set.of(id)))) {
            throw Refusal.uniqueness("Another user has this address; duplicates-report may tell which.");
        }
    }

    private void requireNobodyCalled(Tenant tenant, UserId id, Set<String> keys) {
        if (users.ownersOfNames(tenant.id(), keys).values().stream().anyMatch(owner -> !owner.equals(id))) {
            throw Refusal.uniqueness("Another user has this name, or is still known by it; user-show tells which.");
        }
    }

    /** The IdP may have taken somebody else for the person meanwhile. */
    private void requireFreeLink(Tenant tenant, Change change) {
        Identity linked = change.before();
        if (linked.linkedTo().isEmpty()
                || linked.externalId().isEmpty()
                || linked.linkedTo().equals(change.after().linkedTo())) {
            return;
        }
        String externalId = linked.externalId().orElseThrow();
        if (!users.externalIds(tenant.id(), linked.linkedTo().orElseThrow(), Set.of(externalId))
                .isEmpty()) {
            throw Refusal.uniqueness("Another user of the connection has the externalId that the account had;"
                    + " duplicates-report tells which.");
        }
    }

    private void write(Tenant tenant, Actor actor, User before, User after, Instant now) {
        if (after.equals(before)) {
            return;
        }
        users.relink(tenant.id(), before, after);
        audit.keep(tenant.id(), actor, event(before, after), now);
    }

    private static Event event(User before, User after) {
        if (before.linkedTo().equals(after.linkedTo())) {
            return UserEvent.identifierChanged(before, after);
        }
        return after.linkedTo().isPresent() ? UserEvent.linked(before, after) : UserEvent.unlinked(before, after);
    }

    private User lock(Tenant tenant, UserId id) {
        User user = users.findForUpdate(tenant.id(), id).orElseThrow(UserProvisioning::unknownUser);
        if (!new ProtectedAccounts(tenant.settings().protection()).mayBeTakenOver(user)) {
            throw Refusal.notAllowedNow("The account is protected or an administrator's: who may sign in to it is not"
                    + " changed here. Take the role (user-set) or the protection (tenant-set) from it first.");
        }
        return user;
    }

    private Tenant tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }
}
