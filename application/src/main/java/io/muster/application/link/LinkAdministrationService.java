package io.muster.application.link;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserRepository;
import io.muster.domain.EmailAddress;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Identity;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.LinkOperation.Change;
import io.muster.domain.link.LinkOperation.Kind;
import io.muster.domain.link.OperationId;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
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
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LinkAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            UserRepository users,
            LinkOperationRepository operations,
            DuplicateRepository duplicates,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.users = users;
        this.operations = operations;
        this.duplicates = duplicates;
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
            return done(
                    tenant, actor, Kind.LINK_CLEARED, List.of(new Change(id, before, before.cleared(), false)), mode);
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
            String key = TextKey.of(email);
            boolean isOthers = users.known(tenant.id(), Set.of(key)).contains(key)
                    && !user.userNameKey().equals(key)
                    && user.addresses().map(TextKey::of).noneMatch(key::equals)
                    && users.aliases(tenant.id(), id).stream().map(TextKey::of).noneMatch(key::equals);
            if (isOthers) {
                throw Refusal.uniqueness("Another user has this address; duplicates-report may tell which.");
            }
            Identity before = Identity.of(user);
            Identity after = before.with("emails", withPrimary(user, email));
            if (after.equals(before)) {
                throw Refusal.notAllowedNow("This is the user's primary address already.");
            }
            return done(tenant, actor, Kind.EMAIL_RECONCILED, List.of(new Change(id, before, after, false)), mode);
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
    public LinkOperation resolve(Actor actor, Slug slug, UserId keep, UserId retire, Resolution resolution, Mode mode) {
        if (keep.equals(retire)) {
            throw Refusal.invalidValue("retire", "must be another user than keep");
        }
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            User kept = lock(tenant, keep);
            User retired = lock(tenant, retire);
            Identity ofKept = Identity.of(kept);
            Identity ofRetired = Identity.of(retired);
            if (resolution == Resolution.KEEP_BOTH) {
                LinkOperation operation = done(
                        tenant,
                        actor,
                        Kind.DUPLICATE_KEPT,
                        List.of(
                                new Change(keep, ofKept, ofKept, false),
                                new Change(retire, ofRetired, ofRetired, false)),
                        mode);
                if (mode == Mode.APPLY) {
                    duplicates.setDistinct(tenant.id(), keep, retire, true);
                }
                return operation;
            }
            if (kept.linkedTo().isPresent() && retired.linkedTo().isPresent()) {
                throw Refusal.notAllowedNow(
                        "Both users are linked to an IdP. Clear the link of one (link-clear) first.");
            }
            Identity after = kept.linkedTo().isPresent() ? ofKept : ofKept.linkedAs(ofRetired);
            LinkOperation operation = done(
                    tenant,
                    actor,
                    Kind.DUPLICATE_LINKED,
                    List.of(new Change(keep, ofKept, after, false), new Change(retire, ofRetired, ofRetired, true)),
                    mode);
            if (mode == Mode.APPLY) {
                users.addAlias(tenant.id(), keep, retired.userName(), Optional.empty());
            }
            return operation;
        });
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
                duplicates.setDistinct(
                        tenant.id(),
                        operation.changes().get(0).user(),
                        operation.changes().get(1).user(),
                        false);
            } else {
                operation.changes().forEach(change -> takeBack(tenant, actor, change, now));
            }
            operations.setUndone(tenant.id(), id, now);
            return new LinkOperation(
                    id,
                    operation.kind(),
                    operation.changes().stream()
                            .map(change -> new Change(change.user(), change.after(), change.before(), false))
                            .toList(),
                    operation.at(),
                    operation.actor(),
                    Optional.of(now));
        });
    }

    private void takeBack(Tenant tenant, Actor actor, Change change, Instant now) {
        if (change.retired()) {
            User before = users.findDeleted(tenant.id(), change.user())
                    .orElseThrow(() -> Refusal.notAllowedNow(
                            "The account that was retired is gone for good, or in use again; it cannot be restored."));
            users.dropAlias(tenant.id(), before.userName());
            User after = before.comeBack(before.attributes(), now);
            users.restore(tenant.id(), after);
            audit.keep(tenant.id(), actor, UserEvent.restored(before, after), now);
            return;
        }
        User before = lock(tenant, change.user());
        change.requireUnchanged(before);
        write(tenant, actor, before, change.before().appliedTo(before, now), now);
    }

    @Override
    public List<Duplicate> duplicates(Slug slug) {
        return duplicates.find(tenant(slug).id(), MAX_DUPLICATES);
    }

    private LinkOperation done(Tenant tenant, Actor actor, Kind kind, List<Change> changes, Mode mode) {
        Instant now = clock.instant();
        LinkOperation operation =
                new LinkOperation(OperationId.next(now), kind, changes, now, actor.name(), Optional.empty());
        if (mode == Mode.APPLY) {
            for (Change change :
                    changes.stream().filter(Change::retired).toList()) { // its names are free for the other then
                User retired = lock(tenant, change.user());
                users.delete(tenant.id(), retired, now);
                audit.keep(tenant.id(), actor, UserEvent.deleted(retired), now);
            }
            for (Change change :
                    changes.stream().filter(made -> !made.retired()).toList()) {
                User before = lock(tenant, change.user());
                write(tenant, actor, before, change.after().appliedTo(before, now), now);
            }
            operations.insert(tenant.id(), operation);
        }
        return operation;
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
