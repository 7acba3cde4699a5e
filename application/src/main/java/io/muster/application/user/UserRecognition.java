package io.muster.application.user;

import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.match.MatchOutcome;
import io.muster.domain.match.MatchRule;
import io.muster.domain.match.Matching;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds the accounts that a pushed person may be, and has {@link Matching} decide. Inside a unit of work. */
public final class UserRecognition {
    private static final int ATTEMPTS = 3;

    private final UserRepository users;

    @Inject
    public UserRecognition(UserRepository users) {
        this.users = users;
    }

    /** The accounts that were met are locked, so that the decision holds until the unit of work ends. */
    MatchOutcome recognize(Caller caller, ComplexValue pushed) {
        MatchKeys keys = MatchKeys.of(pushed, caller.settings().verifiedDomains());
        Matching matching = new Matching(
                caller.connectionId(), new ProtectedAccounts(caller.settings().protection()), caller.trace()::step);
        return matching.decide(pushed, keys, candidates(caller, keys));
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
