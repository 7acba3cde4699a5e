package io.muster.domain.schema;

import java.util.List;

/** The resource types and schemas that every tenant has. */
public final class Schemas {
    public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE_USER_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static final ResourceType USER =
            ResourceType.of("User", "/Users", "A person's account", UserSchema.SCHEMA, EnterpriseUserSchema.SCHEMA);
    public static final ResourceType GROUP =
            ResourceType.of("Group", "/Groups", "A group of people", GroupSchema.SCHEMA);

    public static final List<ResourceType> RESOURCE_TYPES = List.of(USER, GROUP);
    public static final List<Schema> ALL = List.of(UserSchema.SCHEMA, EnterpriseUserSchema.SCHEMA, GroupSchema.SCHEMA);

    private Schemas() {}
}
