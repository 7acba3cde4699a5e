package io.muster.application.user;

import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.domain.user.UserIdObstacle;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What keeps users from names that they are to have; asked of all users of a batch at once. */
final class NamesInTheWay {
    private final UserRepository users;
    private final TenantId tenant;
    private final ProtectedAccounts accounts;
    private final Collection<User> batch;
    private final Map<String, UserId> owners;
    private final Map<String, Set<UserId>> holders;
    private final Instant now;
    private Optional<Boolean> lastAdmin = Optional.empty();

    /**
     * @param names that will be asked for, and addresses, in the form that look-ups compare by
     */
    NamesInTheWay(
            UserRepository users,
            TenantId tenant,
            Protection protection,
            Collection<User> batch,
            Set<String> names,
            Set<String> addresses,
            Instant now) {
        this.users = users;
        this.tenant = tenant;
        this.accounts = new ProtectedAccounts(protection);
        this.batch = batch;
        this.owners = users.ownersOfNames(tenant, names);
        this.holders = users.holdersOfAddresses(tenant, addresses);
        this.now = now;
    }

    Optional<UserIdObstacle> of(User user, String name) {
        if (isProtected(user, name)) {
            return Optional.of(UserIdObstacle.PROTECTED);
        }
        return user.id().equals(owners.getOrDefault(UserNameKey.of(name), user.id()))
                ? Optional.empty()
                : Optional.of(UserIdObstacle.TAKEN);
    }

    Optional<UserIdObstacle> of(User user, String name, String addressKey) {
        return of(user, name)
                .or(() -> holders.getOrDefault(addressKey, Set.of()).stream().allMatch(user.id()::equals)
                        ? Optional.empty()
                        : Optional.of(UserIdObstacle.SHARED));
    }

    private boolean isProtected(User user, String name) {
        try {
            accounts.requireChangeable(user, user.named(name, now), this::isLastAdmin);
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }

    /** One question for all of the batch: if one administrator has another beside it, so have all, and if not, there is no other. */
    private boolean isLastAdmin() {
        if (lastAdmin.isEmpty()) {
            lastAdmin = batch.stream()
                    .filter(User::active)
                    .filter(user -> user.roles().contains(Roles.ADMIN))
                    .findFirst()
                    .map(admin -> !users.hasOtherActiveAdmin(tenant, admin.id()));
        }
        return lastAdmin.orElse(false);
    }
}
