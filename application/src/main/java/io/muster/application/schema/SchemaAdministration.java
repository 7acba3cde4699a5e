package io.muster.application.schema;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.schema.Extension;
import io.muster.domain.tenant.Slug;
import java.util.List;

/** What an operator does to the schemas that a tenant adds. Every method may throw {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface SchemaAdministration {
    /** The most extensions that a tenant may have. */
    int MAX_EXTENSIONS = 20;

    /**
     * Adds the extension, or changes the one with its URN. Refused: NOT_ALLOWED_NOW for what would make stored values wrong, or for one
     * extension too many; INVALID_VALUE for a URN that could be taken for the name of another.
     */
    Extension save(Actor actor, Slug tenant, Extension extension);

    /** By URN. */
    List<Extension> list(Slug tenant);

    /** Refused: NOT_FOUND; NOT_ALLOWED_NOW while a resource has a value of it. */
    void delete(Actor actor, Slug tenant, String urn);
}
