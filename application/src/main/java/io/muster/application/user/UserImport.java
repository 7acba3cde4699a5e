package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.Origin;
import java.util.List;
import java.util.Set;

/** Brings in the people whom the product knows already. Throws {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface UserImport {
    /** The most people of one import. */
    int MAX_PEOPLE = 1000;

    /** All of them or none. Refused: UNIQUENESS, INVALID_VALUE, with the place of the first one that is wrong. */
    int add(Actor actor, Slug tenant, List<Person> people);

    /** @param attributes as SCIM has them, {@code userName} among them */
    record Person(ComplexValue attributes, Origin origin, Set<String> roles) {}
}
