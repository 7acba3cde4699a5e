package io.muster.domain.user;

import io.muster.domain.TextKey;
import java.util.List;

/** The roles that rules ask for; all others are the product's alone. */
public final class Roles {
    public static final String ADMIN = "ADMIN";
    public static final String USER_MANAGER = "USER_MANAGER";

    /** Those of whom one may be the SCIM administrator. */
    public static final List<String> OF_SCIM_ADMINISTRATORS = List.of(ADMIN, USER_MANAGER);

    private Roles() {}

    /** Whether it is one of those that nobody gets by being provisioned, in any letter case. */
    public static boolean isProtected(String role) {
        return OF_SCIM_ADMINISTRATORS.stream()
                .anyMatch(known -> TextKey.of(known).equals(TextKey.of(role)));
    }
}
