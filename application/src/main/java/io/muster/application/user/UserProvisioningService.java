package io.muster.application.user;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.domain.Event;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Activity;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.LeaverPolicy;
import io.muster.domain.tenant.TenantEvent;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Load, decide, save, announce. */
public final class UserProvisioningService implements UserProvisioning {
    private final UnitOfWork unitOfWork;
    private final UserRepository users;
    private final Outbox outbox;
    private final ActivityLog activities;
    private final Clock clock;

    @Inject
    public UserProvisioningService(
            UnitOfWork unitOfWork, UserRepository users, Outbox outbox, ActivityLog activities, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.outbox = outbox;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public User create(Caller caller, ComplexValue attributes) {
        return unitOfWork.execute(() -> {
            Characteristics.requireComplete(caller.types().user(), attributes);
            Instant now = clock.instant();
            User user = User.provisioned(UserId.next(now), attributes, now);
            users.insert(caller.tenant(), user);
            announce(caller, UserEvent.created(user), now);
            return user;
        });
    }

    @Override
    public User get(Caller caller, UserId id) {
        return users.find(caller.tenant(), id).orElseThrow(UserProvisioning::unknownUser);
    }

    @Override
    public Page<User> query(Caller caller, ResourceQuery query) {
        return users.query(caller.tenant(), query);
    }

    @Override
    public User replace(Caller caller, UserId id, Precondition ifMatch, ComplexValue attributes) {
        ResourceType type = caller.types().user();
        return change(caller, id, ifMatch, (user, now) -> {
            ComplexValue replaced = Characteristics.replaced(type, user.attributes(), attributes);
            Characteristics.requireComplete(type, replaced);
            return user.replace(replaced, now);
        });
    }

    @Override
    public User patch(Caller caller, UserId id, Precondition ifMatch, PatchRequest patch) {
        return change(caller, id, ifMatch, (user, now) -> user.patch(patch, now));
    }

    /** By the policy of the caller's connection. */
    @Override
    public void delete(Caller caller, UserId id, Precondition ifMatch) {
        guarded(caller, id, () -> {
            User user = lock(caller, id, ifMatch);
            Instant now = clock.instant();
            LeaverPolicy policy = caller.policies().onDelete();
            caller.trace().step("decided by the policy on deletion: " + policy.inWords());
            if (policy == LeaverPolicy.SUSPEND) {
                return write(caller, user, user.deactivate(now), now);
            }
            protectedAccounts(caller).requireDeletable(user, () -> isLastAdmin(caller, user));
            leave(caller, user, policy, now);
            return user;
        });
    }

    private void leave(Caller caller, User user, LeaverPolicy policy, Instant now) {
        if (policy == LeaverPolicy.HARD_DELETE) {
            users.purge(caller.tenant(), user);
        } else {
            users.delete(caller.tenant(), user, now);
        }
        announce(caller, UserEvent.deleted(user), now);
        if (user.active()) {
            tellIfScimAdministrator(caller, user, now);
        }
    }

    private User change(Caller caller, UserId id, Precondition ifMatch, BiFunction<User, Instant, User> rule) {
        return guarded(caller, id, () -> {
            User before = lock(caller, id, ifMatch);
            Instant now = clock.instant();
            User after = write(caller, before, rule.apply(before, now), now);
            LeaverPolicy policy = caller.policies().onInactive();
            if (before.active() && !after.active() && policy != LeaverPolicy.SUSPEND) {
                caller.trace().step("decided by the policy on deactivation: " + policy.inWords());
                leave(caller, after, policy, now);
            }
            return after;
        });
    }

    private User write(Caller caller, User before, User after, Instant now) {
        if (!after.equals(before)) {
            protectedAccounts(caller).requireChangeable(before, after, () -> isLastAdmin(caller, before));
            users.update(caller.tenant(), after);
            announce(caller, UserEvent.changed(before, after), now);
            if (before.active() && !after.active()) {
                tellIfScimAdministrator(caller, before, now);
            }
        }
        return after;
    }

    /** What is refused leaves nothing behind but that a protected account was touched. */
    private User guarded(Caller caller, UserId id, Supplier<User> work) {
        try {
            return unitOfWork.execute(work);
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.FORBIDDEN) {
                unitOfWork.execute(() -> {
                    outbox.add(caller.tenant(), UserEvent.protectedTouched(id), clock.instant());
                    return id;
                });
            }
            throw refusal;
        }
    }

    private static ProtectedAccounts protectedAccounts(Caller caller) {
        return new ProtectedAccounts(caller.settings().protection());
    }

    private boolean isLastAdmin(Caller caller, User user) {
        return !users.hasOtherActiveAdmin(caller.tenant(), user.id());
    }

    private void tellIfScimAdministrator(Caller caller, User user, Instant now) {
        if (caller.settings().protection().isScimAdministrator(user.id().value())) {
            outbox.add(caller.tenant(), TenantEvent.scimAdministratorLost(caller.tenant()), now);
        }
    }

    private User lock(Caller caller, UserId id, Precondition ifMatch) {
        User user = users.findForUpdate(caller.tenant(), id).orElseThrow(UserProvisioning::unknownUser);
        ifMatch.require(user.version());
        return user;
    }

    private void announce(Caller caller, Event event, Instant now) {
        outbox.add(caller.tenant(), event, now);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, caller.trace(), now));
    }
}
