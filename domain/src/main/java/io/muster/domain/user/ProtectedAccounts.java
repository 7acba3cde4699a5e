package io.muster.domain.user;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.Protection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The one guard of the accounts without which a tenant would be locked out: break-glass accounts, the SCIM administrator if the tenant
 * has it so, and the last active administrator. No IdP deactivates, deletes or demotes them, or takes them over by another name or address;
 * whatever door it comes through.
 */
public final class ProtectedAccounts {
    private final Protection protection;

    public ProtectedAccounts(Protection protection) {
        this.protection = protection;
    }

    /** @param isLastAdmin asked only of an administrator. Refused: PROTECTED_ACCOUNT. */
    public void requireDeletable(User user, BooleanSupplier isLastAdmin) {
        require(user, isLastAdmin, "deleted");
    }

    /** @param isLastAdmin asked only of an administrator. Refused: PROTECTED_ACCOUNT. */
    public void requireChangeable(User before, User after, BooleanSupplier isLastAdmin) {
        if (before.active() && !after.active()) {
            require(before, isLastAdmin, "deactivated");
        }
        if (User.WAYS_IN.stream()
                .anyMatch(way ->
                        !before.attributes().get(way).equals(after.attributes().get(way)))) {
            require(before, isLastAdmin, "given another user name or address");
        }
        requireRoles(before, after, isLastAdmin);
    }

    private void requireRoles(User before, User after, BooleanSupplier isLastAdmin) {
        Set<String> lost = new HashSet<>(before.roles());
        lost.removeAll(after.roles());
        lost.removeIf(role -> !Roles.isProtected(role));
        if (!lost.isEmpty()) {
            require(before, () -> lost.contains(Roles.ADMIN) && isLastAdmin.getAsBoolean(), "demoted");
        }
    }

    /** Whether an IdP may be linked to an account that it has not made, and give its addresses to another. */
    public boolean mayBeTakenOver(User user) {
        return user.roles().stream().noneMatch(Roles::isProtected)
                && !protection.breakGlass().contains(user.id().value())
                && !isProtectedScimAdministrator(user);
    }

    private boolean isProtectedScimAdministrator(User user) {
        return protection.ofScimAdministrator()
                && protection.isScimAdministrator(user.id().value());
    }

    private void require(User user, BooleanSupplier isLastAdmin, String what) {
        if (protection.breakGlass().contains(user.id().value())) {
            throw protectedFrom(what, "is protected as a break-glass account", "breakGlass");
        }
        if (isProtectedScimAdministrator(user)) {
            throw protectedFrom(what, "is protected as the SCIM administrator", "scimAdministrator");
        }
        if (user.active() && user.roles().contains(Roles.ADMIN) && isLastAdmin.getAsBoolean()) {
            throw Refusal.protectedAccount("This user is the last active administrator of the tenant and is not " + what
                    + " by an identity provider. Make somebody else an administrator first.");
        }
    }

    private static Refusal protectedFrom(String what, String why, String setting) {
        return Refusal.protectedAccount("This user " + why + " and is not " + what
                + " by an identity provider. Take it out of the assignment, or change " + setting + " of the tenant.");
    }
}
