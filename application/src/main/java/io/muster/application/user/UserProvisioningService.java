package io.muster.application.user;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.departure.DepartureRepository;
import io.muster.application.event.Outbox;
import io.muster.application.link.DuplicateRepository;
import io.muster.application.match.ConflictRepository;
import io.muster.application.match.HeldConflict;
import io.muster.application.template.TemplateApplication;
import io.muster.domain.Event;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.PersonKey;
import io.muster.domain.departure.Departure;
import io.muster.domain.departure.MassChange;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.ConflictId;
import io.muster.domain.match.MatchOutcome;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Load, decide, save, announce. */
public final class UserProvisioningService implements UserProvisioning {
    private final UnitOfWork unitOfWork;
    private final UserRepository users;
    private final UserRecognition recognition;
    private final ConflictRepository conflicts;
    private final DuplicateRepository duplicates;
    private final TemplateApplication templates;
    private final DepartureRepository departures;
    private final Outbox outbox;
    private final ActivityLog activities;
    private final Clock clock;

    @Inject
    public UserProvisioningService(
            UnitOfWork unitOfWork,
            UserRepository users,
            UserRecognition recognition,
            ConflictRepository conflicts,
            DuplicateRepository duplicates,
            TemplateApplication templates,
            DepartureRepository departures,
            Outbox outbox,
            ActivityLog activities,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.recognition = recognition;
        this.conflicts = conflicts;
        this.duplicates = duplicates;
        this.templates = templates;
        this.departures = departures;
        this.outbox = outbox;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public User create(Caller caller, ComplexValue attributes) {
        Characteristics.requireComplete(caller.types().user(), attributes);
        caller.limits().requireStorable("user", ComplexValue.EMPTY, attributes);
        return unitOfWork
                .execute(() -> {
                    Instant now = clock.instant();
                    User pushed = User.provisioned(UserId.next(now), caller.connectionId(), attributes, now);
                    MatchOutcome match = recognition.recognize(caller, pushed.attributes());
                    Outcome outcome = match instanceof MatchOutcome.Conflict conflict
                            ? hold(caller, pushed, conflict, Optional.empty(), now)
                            : taken(caller, pushed, match);
                    outcome.written().ifPresent(user -> settle(caller, pushed));
                    return outcome;
                })
                .user();
    }

    private Outcome taken(Caller caller, User pushed, MatchOutcome outcome) {
        Instant now = pushed.created();
        if (outcome instanceof MatchOutcome.Return known) {
            User after = known.user().comeBack(pushed.attributes(), now);
            return known.deleted()
                    ? restore(caller, known.user(), after, now)
                    : save(caller, known.user(), templates.onArrival(caller, after), now);
        }
        if (outcome instanceof MatchOutcome.Adopt adopt) {
            return new Outcome(adopt(caller, adopt.user(), pushed, now));
        }
        if (outcome instanceof MatchOutcome.Taken) {
            throw UserProvisioning.userNameTaken();
        }
        User created = templates.onArrival(caller, pushed);
        users.insert(caller.tenant(), created);
        if (outcome instanceof MatchOutcome.Create decided) {
            decided.distinctFrom()
                    .ifPresent(other -> duplicates.setDistinct(caller.tenant(), created.id(), other, true));
        }
        announce(caller, UserEvent.created(created), keys(caller, pushed), now);
        return new Outcome(created);
    }

    /** The name by which the IdP knows the account finds it from now on, though the account keeps its own. */
    private User adopt(Caller caller, User before, User pushed, Instant now) {
        User after =
                templates.onArrival(caller, before.adopt(pushed.linkedTo().orElseThrow(), pushed.attributes(), now));
        protectedAccounts(caller).requireChangeable(before, after, () -> isLastAdmin(caller, before));
        users.relink(caller.tenant(), before, after);
        saveGrants(caller, before, after);
        if (!pushed.userNameKey().equals(after.userNameKey())) {
            users.addAlias(caller.tenant(), after.id(), pushed.userName(), Optional.empty());
        }
        announce(caller, UserEvent.linked(before, after), keys(caller, pushed), now);
        return after;
    }

    private Outcome restore(Caller caller, User before, User pushed, Instant now) {
        Optional<MatchOutcome.Conflict> conflict = recognition
                .conflictOfName(caller, pushed)
                .or(() -> recognition.conflictOfAddress(caller, before, pushed));
        if (conflict.isPresent()) {
            return hold(caller, pushed, conflict.get(), Optional.empty(), now);
        }
        User after = templates.onArrival(caller, pushed);
        users.restore(caller.tenant(), after);
        saveGrants(caller, before, after);
        announce(caller, UserEvent.restored(before, after), keys(caller, pushed), now);
        return new Outcome(after);
    }

    /**
     * @param named with the name that was pushed in vain
     * @param renamed the user that was to get it, if it is not a new one
     */
    private Outcome hold(
            Caller caller, User named, MatchOutcome.Conflict conflict, Optional<UserId> renamed, Instant now) {
        boolean isNew = conflicts.hold(
                caller.tenant(),
                new HeldConflict(
                        ConflictId.next(now),
                        caller.connectionId(),
                        named.userName(),
                        conflict.rule(),
                        conflict.cause(),
                        conflict.user(),
                        renamed,
                        caller.trace().reference(),
                        now,
                        now,
                        1,
                        Optional.empty()));
        if (isNew) {
            outbox.add(caller.tenant(), UserEvent.conflict(conflict.user()), now);
        }
        return new Outcome(
                renamed.isPresent()
                        ? ConflictCause.refusalOfRenaming(conflict.rule())
                        : conflict.cause().refusal(conflict.rule()));
    }

    private void settle(Caller caller, User named) {
        conflicts.settle(caller.tenant(), caller.connectionId(), named.userNameKey());
    }

    @Override
    public User get(Caller caller, UserId id) {
        return users.find(caller.tenant(), id)
                .filter(user -> caller.sees(user.linkedTo()))
                .orElseThrow(UserProvisioning::unknownUser);
    }

    @Override
    public Page<User> query(Caller caller, ResourceQuery query) {
        return users.query(caller.tenant(), query.seenBy(caller));
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
            LeaverPolicy policy = caller.policies().onDelete();
            User user = lock(caller, id, ifMatch, policy);
            Instant now = clock.instant();
            caller.trace().step("decided by the policy on deletion: " + policy.inWords());
            if (policy == LeaverPolicy.SUSPEND) {
                return write(caller, user, user.deactivate(now), now);
            }
            protectedAccounts(caller).requireDeletable(user, () -> isLastAdmin(caller, user));
            leave(caller, user, policy, now);
            return new Outcome(user);
        });
    }

    private void leave(Caller caller, User user, LeaverPolicy policy, Instant now) {
        if (policy == LeaverPolicy.HARD_DELETE) {
            users.end(caller.tenant(), user, now, MassChange.WINDOW);
        } else {
            users.delete(caller.tenant(), user, now);
        }
        depart(caller, Departure.deleted(user.id()));
        announce(caller, UserEvent.deleted(user), now);
        if (user.active()) {
            tellIfScimAdministrator(caller, user, now);
        }
    }

    private User change(Caller caller, UserId id, Precondition ifMatch, BiFunction<User, Instant, User> rule) {
        return guarded(caller, id, () -> {
            LeaverPolicy policy = caller.policies().onInactive();
            User before = lock(caller, id, ifMatch, policy);
            Instant now = clock.instant();
            User after = rule.apply(before, now);
            caller.limits().requireStorable("user", before.attributes(), after.attributes());
            Outcome outcome = write(caller, before, after, now);
            if (outcome.isLost(before) && policy != LeaverPolicy.SUSPEND) {
                caller.trace().step("decided by the policy on deactivation: " + policy.inWords());
                leave(caller, outcome.user(), policy, now);
            }
            return outcome;
        });
    }

    private Outcome write(Caller caller, User before, User after, Instant now) {
        return after.equals(before)
                ? new Outcome(before)
                : save(caller, before, templates.onChange(caller, before, after), now);
    }

    private void saveGrants(Caller caller, User before, User after) {
        if (!after.grants().equals(before.grants())) {
            users.setGrants(caller.tenant(), after.id(), after.grants());
        }
    }

    private Outcome save(Caller caller, User before, User after, Instant now) {
        protectedAccounts(caller).requireChangeable(before, after, () -> isLastAdmin(caller, before));
        if (!after.userNameKey().equals(before.userNameKey())) {
            Optional<MatchOutcome.Conflict> conflict = recognition.conflictOfName(caller, after);
            if (conflict.isPresent()) {
                return hold(caller, after, conflict.get(), Optional.of(after.id()), now);
            }
            settle(caller, after);
        }
        Optional<MatchOutcome.Conflict> ofAddress = recognition.conflictOfAddress(caller, before, after);
        if (ofAddress.isPresent()) {
            return hold(caller, after, ofAddress.get(), Optional.of(after.id()), now);
        }
        if (!after.addresses().toList().equals(before.addresses().toList())) {
            settle(caller, after);
        }
        users.update(caller.tenant(), after);
        saveGrants(caller, before, after);
        announce(caller, UserEvent.changed(before, after), now);
        if (after.isReaddressedFrom(before)) {
            outbox.add(caller.tenant(), UserEvent.addressChanged(before, after), now);
        }
        boolean isLost = before.active() && !after.active();
        if (isLost) {
            depart(caller, Departure.deactivated(after.id()));
        }
        if (isLost || before.mayAdministerScim() && !after.mayAdministerScim()) {
            tellIfScimAdministrator(caller, before, now);
        }
        return new Outcome(after);
    }

    private void depart(Caller caller, Departure departure) {
        caller.connectionId().ifPresent(connection -> departures.add(caller.tenant(), connection, List.of(departure)));
    }

    /** What is refused leaves nothing behind but that a protected account was touched, or a conflict of names. */
    private User guarded(Caller caller, UserId id, Supplier<Outcome> work) {
        try {
            return unitOfWork.execute(work).user();
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.PROTECTED_ACCOUNT) {
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

    /** @param policy by which the change may delete the user */
    private User lock(Caller caller, UserId id, Precondition ifMatch, LeaverPolicy policy) {
        Optional<User> locked = policy == LeaverPolicy.SUSPEND
                ? users.findForUpdate(caller.tenant(), id)
                : users.findForDeletion(caller.tenant(), id);
        User user = locked.filter(found -> caller.sees(found.linkedTo())).orElseThrow(UserProvisioning::unknownUser);
        ifMatch.require(user.version());
        return user;
    }

    /** What a push or a change has come to; a conflict is kept before it is refused. */
    private record Outcome(Optional<User> written, Optional<Refusal> refused) {
        Outcome(User user) {
            this(Optional.of(user), Optional.empty());
        }

        Outcome(Refusal refusal) {
            this(Optional.empty(), Optional.of(refusal));
        }

        User user() {
            return written.orElseThrow(refused::orElseThrow);
        }

        boolean isLost(User before) {
            return before.active() && written.filter(after -> !after.active()).isPresent();
        }
    }

    private void announce(Caller caller, Event event, Instant now) {
        announce(caller, event, Set.of(), now);
    }

    /** @param persons what the person was pushed by, which ends the failures of earlier pushes */
    private void announce(Caller caller, Event event, Set<String> persons, Instant now) {
        outbox.add(caller.tenant(), event, now);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, caller.trace(), now), persons);
    }

    private static Set<String> keys(Caller caller, User pushed) {
        return Stream.concat(Stream.of(pushed.userName()), pushed.externalId().stream())
                .map(name -> PersonKey.of(caller.tenant(), name))
                .collect(Collectors.toSet());
    }
}
