package io.muster.domain.user;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.tenant.Protection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProtectedAccountsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final User ann = user("ann");
    private final User admin = user("root", Roles.ADMIN);

    @Test
    void aBreakGlassAccountIsNeitherDeactivatedNorDeletedNorTakenOver() {
        ProtectedAccounts guard =
                guard(Optional.empty(), false, List.of(ann.id().value()));
        assertThat(refusalOf(() -> guard.requireDeletable(ann, () -> false)))
                .isEqualTo(Refusal.Reason.PROTECTED_ACCOUNT);
        assertThat(refusalOf(() -> guard.requireChangeable(ann, ann.deactivate(NOW), () -> false)))
                .isEqualTo(Refusal.Reason.PROTECTED_ACCOUNT);
        for (String way : List.of("userName", "emails", "phoneNumbers")) {
            assertThat(refusal(() -> guard.requireChangeable(ann, with(ann, way, "other"), () -> false)))
                    .hasMessageContaining("break-glass");
        }
        assertThatCode(() -> guard.requireChangeable(ann, with(ann, "title", "Judge"), () -> false))
                .doesNotThrowAnyException();
    }

    @Test
    void theScimAdministratorIsProtectedIfTheTenantSaysSo() {
        Optional<UUID> chosen = Optional.of(ann.id().value());
        assertThatCode(() -> guard(chosen, false, List.of()).requireDeletable(ann, () -> false))
                .doesNotThrowAnyException();
        assertThat(refusal(() -> guard(chosen, true, List.of()).requireDeletable(ann, () -> false)))
                .hasMessageContaining("SCIM administrator");
    }

    @Test
    void theLastActiveAdministratorStays() {
        ProtectedAccounts guard = guard(Optional.empty(), false, List.of());
        assertThat(refusal(() -> guard.requireDeletable(admin, () -> true))).hasMessageContaining("last active");
        assertThatCode(() -> guard.requireDeletable(admin, () -> false)).doesNotThrowAnyException();
        assertThatCode(() -> guard.requireDeletable(admin.deactivate(NOW), () -> true))
                .doesNotThrowAnyException();
    }

    @Test
    void noProtectedRoleIsTakenFromThem() {
        ProtectedAccounts guard = guard(Optional.empty(), false, List.of());
        User demoted = admin.with(Grants.NONE);
        assertThat(refusal(() -> guard.requireChangeable(admin, demoted, () -> true)))
                .hasMessageContaining("demoted");
        assertThatCode(() -> guard.requireChangeable(admin, demoted, () -> false))
                .doesNotThrowAnyException();
        User manager = ann.with(Grants.byHand(Set.of("USER_MANAGER", "EDITOR"), "operator"));
        ProtectedAccounts breakGlass =
                guard(Optional.empty(), false, List.of(ann.id().value()));
        assertThat(refusalOf(() -> breakGlass.requireChangeable(manager, ann, () -> false)))
                .isEqualTo(Refusal.Reason.PROTECTED_ACCOUNT);
        assertThatCode(() -> breakGlass.requireChangeable(
                        manager, manager.with(Grants.byHand(Set.of("USER_MANAGER"), "operator")), () -> false))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyOfAnAdministratorItIsAskedWhetherThereAreOthers() {
        guard(Optional.empty(), false, List.of()).requireDeletable(ann, () -> {
            throw new AssertionError("nobody has to look");
        });
    }

    private static ProtectedAccounts guard(Optional<UUID> scimAdministrator, boolean protect, List<UUID> breakGlass) {
        return new ProtectedAccounts(new Protection(scimAdministrator, protect, breakGlass));
    }

    private static User with(User user, String attribute, String value) {
        return user.replace(user.attributes().with(attribute, new SimpleValue(value)), NOW);
    }

    private static User user(String name, String... roles) {
        ComplexValue attributes = ComplexValue.ofPlain(Map.of("userName", name, "active", true));
        return User.known(UserId.next(NOW), Origin.LOCAL, attributes, Grants.byHand(Set.of(roles), "operator"), NOW);
    }
}
