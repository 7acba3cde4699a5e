package io.muster.domain.schema;

import io.muster.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resource types of one tenant, with the extensions it has added (RFC 7643 §6). */
public final class ResourceTypes {
    /** Those of a tenant that has added nothing. */
    public static final ResourceTypes STANDARD = new ResourceTypes(Schemas.USER, Schemas.GROUP, true);

    private final ResourceType user;
    private final ResourceType group;
    private final boolean offersGroups;

    private ResourceTypes(ResourceType user, ResourceType group, boolean offersGroups) {
        this.user = user;
        this.group = group;
        this.offersGroups = offersGroups;
    }

    public static ResourceTypes with(List<Extension> extensions) {
        return extensions.isEmpty()
                ? STANDARD
                : new ResourceTypes(extended(Schemas.USER, extensions), extended(Schemas.GROUP, extensions), true);
    }

    private static ResourceType extended(ResourceType type, List<Extension> extensions) {
        List<Schema> all = new ArrayList<>(type.extensions());
        extensions.stream()
                .filter(extension -> extension.resourceType().equals(type.name()))
                .map(Extension::schema)
                .forEach(all::add);
        return ResourceType.of(type.name(), type.endpoint(), type.description(), type.core(), all);
    }

    /** The same for a client that groups are off for. */
    public ResourceTypes withoutGroups() {
        return new ResourceTypes(user, group, false);
    }

    public boolean offersGroups() {
        return offersGroups;
    }

    public ResourceType user() {
        return user;
    }

    /** Refused: GROUPS_OFF where groups are off. */
    public ResourceType group() {
        requireGroups();
        return group;
    }

    /** Refused: GROUPS_OFF where groups are off. */
    public void requireGroups() {
        if (!offersGroups) {
            throw Refusal.groupsOff(
                    "Groups are switched off for this tenant; only /Users is served. Turn group provisioning"
                            + " off in the identity provider, or ask your vendor to switch groups on.");
        }
    }

    /** Those that are served. */
    public List<ResourceType> all() {
        return offersGroups ? List.of(user, group) : List.of(user);
    }

    /** The schemas of those that are served. */
    public List<Schema> schemas() {
        List<Schema> schemas = new ArrayList<>();
        for (ResourceType type : all()) {
            schemas.add(type.core());
            schemas.addAll(type.extensions());
        }
        return schemas;
    }

    /** The type of that name, whether it is served or not. */
    public static Optional<ResourceType> standard(String name) {
        return STANDARD.all().stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
