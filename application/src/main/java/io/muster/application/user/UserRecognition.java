package io.muster.application.user;

import io.muster.application.Caller;
import io.muster.application.match.ConflictRepository;
import io.muster.application.match.HeldConflict;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.Decision;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.match.MatchOutcome;
import io.muster.domain.match.MatchRule;
import io.muster.domain.match.Matching;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the accounts that a pushed person may be, and has {@link Matching} decide. Inside a unit of work. */
public final class UserRecognition {
    private static final int ATTEMPTS = 3;

    private final UserRepository users;
    private final ConflictRepository conflicts;
    private final Clock clock;

    @Inject
    public UserRecognition(UserRepository users, ConflictRepository conflicts, Clock clock) {
        this.users = users;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** The accounts that were met are locked, so that the decision holds until the unit of work ends. */
    MatchOutcome recognize(Caller caller, ComplexValue pushed) {
        MatchKeys keys = MatchKeys.of(pushed, caller.settings().verifiedDomains());
        Matching matching = new Matching(
                caller.connectionId(),
                new ProtectedAccounts(caller.settings().protection()),
                caller.policies().externalId(),
                caller.trace()::step);
        List<Candidate> candidates = candidates(caller, keys);
        MatchOutcome outcome = matching.decide(pushed, keys, candidates);
        if (outcome instanceof MatchOutcome.Create) {
            Optional<User> holder = protectedHolder(caller, addresses(pushed), keys.userName(), Optional.empty());
            if (holder.isPresent()) {
                candidates = Stream.concat(
                                candidates.stream(), Stream.of(new Candidate(MatchRule.EMAIL, holder.get(), false)))
                        .toList();
                outcome = conflictWith(holder.get());
            }
        }
        boolean mayBeDecided = outcome instanceof MatchOutcome.Conflict
                || outcome instanceof MatchOutcome.Return known && known.deleted();
        return mayBeDecided ? decided(caller, keys, candidates, outcome) : outcome;
    }

    /** What an operator has decided about the person outweighs the rules. */
    private MatchOutcome decided(Caller caller, MatchKeys keys, List<Candidate> candidates, MatchOutcome undecided) {
        Optional<Decision> decision = decision(caller, keys.userName());
        if (decision.isEmpty()) {
            return undecided;
        }
        Optional<User> linkable = users.findForUpdate(
                        caller.tenant(), decision.get().account())
                .filter(user ->
                        caller.connectionId().isPresent() && !user.linkedTo().equals(caller.connectionId()));
        MatchOutcome outcome = decision.get().appliedTo(undecided, candidates, linkable);
        if (!outcome.equals(undecided)) {
            caller.trace().step("decided by an operator: " + decision.get().inWords());
        }
        return outcome;
    }

    private Optional<Decision> decision(Caller caller, String userNameKey) {
        return conflicts
                .findForUpdate(caller.tenant(), caller.connectionId(), userNameKey)
                .flatMap(HeldConflict::decision)
                .filter(made -> made.isValidAt(clock.instant()));
    }

    /** Whoever was renamed while its lock was awaited is not met any more, and another may be. */
    private List<Candidate> candidates(Caller caller, MatchKeys keys) {
        List<Candidate> found = List.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            found = users.candidates(caller.tenant(), caller.connectionId(), keys);
            if (found.stream().allMatch(keys::areOf)) {
                return found;
            }
        }
        throw Refusal.staleVersion();
    }

    /**
     * Whether the change gives the user an address of another account that no identity provider takes over: mails to that account would
     * reach the user, who might sign in as it. The connection of that account does not matter. Two people may share an address if an
     * operator has decided so.
     */
    Optional<MatchOutcome.Conflict> conflictOfAddress(Caller caller, User before, User after) {
        Set<String> given = addresses(after.attributes());
        given.removeAll(addresses(before.attributes()));
        return protectedHolder(caller, given, after.userNameKey(), Optional.of(after.id()))
                .filter(holder -> decision(caller, after.userNameKey())
                        .filter(made -> made.how() == Decision.How.TWO_PEOPLE
                                && made.account().equals(holder.id()))
                        .isEmpty())
                .map(UserRecognition::conflictWith);
    }

    private static MatchOutcome.Conflict conflictWith(User holder) {
        return new MatchOutcome.Conflict(ConflictCause.PROTECTED, MatchRule.EMAIL, holder.id());
    }

    private Optional<User> protectedHolder(
            Caller caller, Set<String> addresses, String userNameKey, Optional<UserId> except) {
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        ProtectedAccounts accounts = new ProtectedAccounts(caller.settings().protection());
        Optional<User> found = holders(caller, addresses, userNameKey).stream()
                .filter(holder -> !except.equals(Optional.of(holder.id())))
                .filter(holder -> !accounts.mayBeTakenOver(holder))
                .findFirst();
        found.ifPresent(any -> caller.trace().step("an address is that of a protected account"));
        return found;
    }

    /** The accounts that have one of the addresses, or sign in by it; the owner of the user's own name is known already. */
    private List<User> holders(Caller caller, Set<String> addresses, String userNameKey) {
        Set<UserId> ids = new HashSet<>();
        users.holdersOfAddresses(caller.tenant(), addresses).values().forEach(ids::addAll);
        Set<String> names = new HashSet<>(addresses);
        names.remove(userNameKey);
        ids.addAll(users.ownersOfNames(caller.tenant(), names).values());
        return ids.isEmpty() ? List.of() : users.find(caller.tenant(), ids);
    }

    private static Set<String> addresses(ComplexValue attributes) {
        return Stream.concat(
                        attributes.elements("emails").flatMap(email -> email.text("value").stream()),
                        attributes
                                .text("userName")
                                .filter(name -> UserNameKey.of(name).indexOf('@') > 0)
                                .stream())
                .flatMap(address -> Stream.of(TextKey.of(address), UserNameKey.of(address)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether an account that the caller does not see has the new name, or is still known by it. Refused: UNIQUENESS if one that it sees does. */
    Optional<MatchOutcome.Conflict> conflictOfName(Caller caller, User renamed) {
        Optional<User> other = users.ownerOfName(caller.tenant(), renamed.userNameKey())
                .filter(owner -> !owner.id().equals(renamed.id()));
        if (other.filter(owner -> caller.sees(owner.linkedTo())).isPresent()) {
            throw UserProvisioning.userNameTaken();
        }
        return other.map(owner -> new MatchOutcome.Conflict(
                owner.linkedTo().isPresent() ? ConflictCause.OTHER_CONNECTION : ConflictCause.AMBIGUOUS,
                owner.userNameKey().equals(renamed.userNameKey()) ? MatchRule.USER_NAME : MatchRule.ALIAS,
                owner.id()));
    }
}
