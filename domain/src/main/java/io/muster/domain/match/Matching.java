package io.muster.domain.match;

import io.muster.domain.match.MatchOutcome.Adopt;
import io.muster.domain.match.MatchOutcome.Conflict;
import io.muster.domain.match.MatchOutcome.Create;
import io.muster.domain.match.MatchOutcome.Return;
import io.muster.domain.match.MatchOutcome.Taken;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ExternalIdPolicy;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a pushed person is one whom the tenant knows: one person is one account. No account is linked to a connection because a
 * client says so alone: not one that is protected or linked already, not by an address outside of the domains that are known to be the
 * tenant's, and not one of several. What cannot be told is a conflict, never a second account.
 */
public final class Matching {
    private final Optional<ConnectionId> connection;
    private final ProtectedAccounts accounts;
    private final ExternalIdPolicy externalIds;
    private final Consumer<String> trace;

    /**
     * @param connection that pushes
     * @param externalIds of the connection
     * @param trace is told each rule that was tried, in words, without personal data
     */
    public Matching(
            Optional<ConnectionId> connection,
            ProtectedAccounts accounts,
            ExternalIdPolicy externalIds,
            Consumer<String> trace) {
        this.connection = connection;
        this.accounts = accounts;
        this.externalIds = externalIds;
        this.trace = trace;
    }

    /** @param candidates all accounts that meet a rule, deleted ones of this connection among them, the latest first */
    public MatchOutcome decide(ComplexValue pushed, MatchKeys keys, List<Candidate> candidates) {
        for (MatchRule rule : MatchRule.values()) {
            List<Candidate> met = candidates.stream()
                    .filter(candidate -> candidate.rule() == rule)
                    .filter(candidate -> !rule.isWeak() || !isOwn(candidate.user()))
                    .filter(candidate -> rule == MatchRule.EXTERNAL_ID
                            ? isKnownByExternalId(candidate, keys, candidates)
                            : !candidate.deleted()
                                    || rule == MatchRule.USER_NAME && isSamePerson(candidate.user(), keys))
                    .toList();
            if (!met.isEmpty()) {
                MatchOutcome outcome = outcome(rule, met, pushed, keys);
                trace.accept("matched by " + rule.inWords() + ": " + inWords(outcome));
                return outcome;
            }
        }
        trace.accept("matched by no rule: a new account");
        return new Create();
    }

    private MatchOutcome outcome(MatchRule rule, List<Candidate> met, ComplexValue pushed, MatchKeys keys) {
        List<User> living = met.stream()
                .filter(candidate -> !candidate.deleted())
                .map(Candidate::user)
                .distinct()
                .toList();
        if (living.isEmpty()) {
            return new Return(called(keys, met.stream().map(Candidate::user).toList()), rule, true);
        }
        User user = called(keys, living);
        if (living.size() > 1 && rule != MatchRule.EXTERNAL_ID) {
            return new Conflict(ConflictCause.AMBIGUOUS, rule, user.id());
        }
        if (isOwn(user)) {
            return ofOwn(rule, user, pushed, keys);
        }
        return obstacle(rule, user, keys)
                .<MatchOutcome>map(cause -> new Conflict(cause, rule, user.id()))
                .orElseGet(() -> new Adopt(user, rule));
    }

    private Optional<ConflictCause> obstacle(MatchRule rule, User user, MatchKeys keys) {
        if (user.linkedTo().isPresent()) {
            return Optional.of(ConflictCause.OTHER_CONNECTION);
        }
        if (!accounts.mayBeTakenOver(user)) {
            return Optional.of(ConflictCause.PROTECTED);
        }
        return rule == MatchRule.EMAIL && !keys.areVerifiedFor(user)
                ? Optional.of(ConflictCause.UNVERIFIED_DOMAIN)
                : Optional.empty();
    }

    private static MatchOutcome ofOwn(MatchRule rule, User user, ComplexValue pushed, MatchKeys keys) {
        boolean isRenamed = rule == MatchRule.EXTERNAL_ID && !user.userNameKey().equals(keys.userName());
        boolean comesBack = !user.active() && pushed.bool("active").orElse(true);
        return isRenamed || comesBack && rule != MatchRule.ALIAS && isSamePerson(user, keys)
                ? new Return(user, rule, false)
                : new Taken(rule);
    }

    /** Of several who have one externalId the one of the pushed name, or else the first. */
    private static User called(MatchKeys keys, List<User> users) {
        return users.stream()
                .filter(user -> user.userNameKey().equals(keys.userName()))
                .findFirst()
                .orElse(users.get(0));
    }

    /**
     * An externalId is not unique (RFC 7643 §3.1): an active account that has it may be somebody else's, and one that is inactive or deleted
     * too, unless the id never passes to another person or something else tells that it is the same one.
     */
    private boolean isKnownByExternalId(Candidate candidate, MatchKeys keys, List<Candidate> candidates) {
        User user = candidate.user();
        boolean isInUse = !candidate.deleted() && user.active();
        return !isInUse
                && (keys.externalId().filter(externalIds::isImmutable).isPresent()
                        || user.userNameKey().equals(keys.userName())
                        || keys.share(user)
                        || candidates.stream()
                                .anyMatch(other -> other.rule() == MatchRule.ALIAS
                                        && other.user().id().equals(user.id())));
    }

    /** A name is free when its account is deleted, and may be given to another person. */
    private static boolean isSamePerson(User user, MatchKeys keys) {
        return user.externalId().isEmpty() || user.externalId().equals(keys.externalId());
    }

    private boolean isOwn(User user) {
        return user.linkedTo().equals(connection);
    }

    private static String inWords(MatchOutcome outcome) {
        if (outcome instanceof Adopt) {
            return "an account that no IdP has had is linked to this connection";
        }
        if (outcome instanceof Return known) {
            return known.deleted() ? "a deleted account is restored" : "a deactivated account is in use again";
        }
        return outcome instanceof Conflict conflict
                ? "conflict, " + conflict.cause().inWords()
                : "the account is there";
    }
}
