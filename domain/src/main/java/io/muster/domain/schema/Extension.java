package io.muster.domain.schema;

/**
 * A schema that a tenant has added to a kind of resource.
 *
 * @param resourceType such as {@code User}
 */
public record Extension(String resourceType, Schema schema) {}
