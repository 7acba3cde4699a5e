package io.muster.domain.schema;

import java.util.List;

/** The resource types that every tenant has, as the RFC defines them. */
public final class Schemas {
    public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE_USER_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static final ResourceType USER =
            ResourceType.of("User", "/Users", "User Account", UserSchema.SCHEMA, List.of(EnterpriseUserSchema.SCHEMA));
    public static final ResourceType GROUP =
            ResourceType.of("Group", "/Groups", "Group", GroupSchema.SCHEMA, List.of());

    /** The core Group schema of a tenant whose setting {@code uniqueGroupNames} is on. */
    public static final Schema GROUP_OF_UNIQUE_NAME = GroupSchema.withUniqueName();

    private Schemas() {}
}
