package io.muster.application.match;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.match.Decision;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Checks that the next push can follow the decision, and saves it with the conflict. */
public final class ConflictResolutionService implements ConflictResolution {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final ConflictRepository conflicts;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public ConflictResolutionService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            ConflictRepository conflicts,
            UserRepository users,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.conflicts = conflicts;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Resolved resolve(Actor actor, Slug slug, Decide decide, Mode mode) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
            Instant now = clock.instant();
            HeldConflict before = conflicts
                    .findForUpdate(tenant.id(), decide.conflict())
                    .orElseThrow(() ->
                            Refusal.notFound("There is no such open conflict in this tenant; conflict-list shows those"
                                    + " there are. One ends when its person is accepted."))
                    .at(now);
            Resolved resolved = resolved(tenant, before, decide, actor, now);
            if (mode == Mode.APPLY) {
                conflicts.decide(tenant.id(), resolved.conflict());
                audit.keep(
                        tenant.id(),
                        actor,
                        UserEvent.conflictResolved(
                                resolved.account().id(),
                                before.decision().map(made -> made.how().publicName()),
                                resolved.conflict()
                                        .decision()
                                        .map(made -> made.how().publicName())),
                        now,
                        resolved.effect());
            }
            return resolved;
        });
    }

    private Resolved resolved(Tenant tenant, HeldConflict conflict, Decide decide, Actor actor, Instant now) {
        User account = account(tenant, conflict, decide);
        return switch (decide.how()) {
            case LINK -> {
                requireLinkable(conflict, account, decide);
                yield decided(conflict, account, Decision.How.LINK, actor, now, effectOfLinking(tenant, account));
            }
            case TWO_PEOPLE -> {
                requireFreeName(tenant, conflict);
                yield decided(
                        conflict,
                        account,
                        Decision.How.TWO_PEOPLE,
                        actor,
                        now,
                        conflict.renamed().isPresent()
                                ? "The next push gives the address to the user; this account stays as it is."
                                : "The next push of this person creates a second account; this one stays as it is.");
            }
            case UNDECIDED -> {
                if (conflict.decision().isEmpty()) {
                    throw Refusal.notAllowedNow(
                            "Nothing has been decided about this conflict, or the decision has ended.");
                }
                yield new Resolved(
                        conflict.with(Optional.empty()), account, "The next push of this person is refused as before.");
            }
        };
    }

    private static Resolved decided(
            HeldConflict conflict, User account, Decision.How how, Actor actor, Instant now, String effect) {
        Decision decision = new Decision(how, account.id(), actor.name(), now);
        return new Resolved(conflict.with(Optional.of(decision)), account, effect);
    }

    private User account(Tenant tenant, HeldConflict conflict, Decide decide) {
        UserId id = decide.user().orElse(conflict.user());
        if (!conflict.isOfSeveral() && !id.equals(conflict.user())) {
            throw Refusal.invalidValue(
                    "user", "is only for conflicts that are ambiguous; this one is about " + conflict.user());
        }
        return users.find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notAllowedNow("The account " + id
                        + " does not exist any more. Have the person pushed again to see what stands in the way now."));
    }

    private static void requireLinkable(HeldConflict conflict, User account, Decide decide) {
        if (conflict.renamed().isPresent()) {
            throw Refusal.notAllowedNow("The identity provider gave this "
                    + (conflict.rule().isName() ? "userName" : "address") + " to a user that it has already, "
                    + conflict.renamed().get()
                    + ". If both are one person, merge them with duplicate-resolve (keep, retire).");
        }
        if (conflict.connection().isEmpty()) {
            throw Refusal.notAllowedNow(
                    "The person was not pushed through a connection, so there is nothing to link to.");
        }
        if (conflict.connection().equals(account.linkedTo())) {
            throw Refusal.notAllowedNow(
                    "The account is linked to this connection already. Have the identity provider push the change"
                            + " to it, or clear its link with link-clear.");
        }
        if (conflict.isOfSeveral() && decide.user().isEmpty()) {
            throw Refusal.invalidValue(
                    "user",
                    "is missing: more than one account is met, and it names the one to link. One of them is "
                            + conflict.user() + "; duplicates-report and user-list show the others");
        }
    }

    /** By name and not by the rule that was met, for the name may have been given away meanwhile. */
    private void requireFreeName(Tenant tenant, HeldConflict conflict) {
        Optional<User> otherOwner = users.ownerOfName(tenant.id(), UserNameKey.of(conflict.userName()))
                .filter(owner -> !conflict.renamed().equals(Optional.of(owner.id())));
        otherOwner.ifPresent(owner -> {
            throw Refusal.notAllowedNow("Two people cannot share a userName, and " + owner.id()
                    + " has this one or is still known by it. Have the identity provider push this person under another userName;"
                    + " no decision is needed then.");
        });
    }

    private static String effectOfLinking(Tenant tenant, User account) {
        StringBuilder effect = new StringBuilder(
                "The next push of this person links the account to the connection; it keeps its userName, addresses and grants.");
        if (account.linkedTo().isPresent()) {
            effect.append(" Its link to the connection ")
                    .append(account.linkedTo().get())
                    .append(" ends.");
        }
        if (!new ProtectedAccounts(tenant.settings().protection()).mayBeTakenOver(account)) {
            effect.append(
                    " The account is protected or an administrator's: from then on the identity provider manages who"
                            + " signs in to it.");
        }
        return effect.toString();
    }
}
