package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.Origin;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings in the people whom the product knows already. Whoever the tenant knows by one of a person's names or addresses is not made a second
 * time. Throws {@link Refusal}: NOT_FOUND for an unknown tenant, NOT_ALLOWED_NOW while another import of the tenant runs, TOO_LARGE.
 */
public interface UserImport {
    /** The most people of one import. */
    int MAX_PEOPLE = 100_000;

    /** The most refused rows that a report holds. */
    int MAX_REFUSED = 1000;

    /**
     * All of them in one transaction, or none if a row is refused.
     *
     * @param rows may be read more than once
     */
    Report addAll(Actor actor, Slug tenant, Iterable<Row> rows);

    /** All that are not refused, some hundred at a time. */
    Report addValid(Actor actor, Slug tenant, Iterable<Row> rows);

    /**
     * One person, or what is wrong with it.
     *
     * @param place where it stands, such as {@code line 7}
     * @param person refused: INVALID_VALUE
     */
    record Row(String place, Supplier<Person> person) {}

    /**
     * @param attributes as SCIM has them, {@code userName} among them
     * @param aliases names that the person is known by beside the userName
     */
    record Person(ComplexValue attributes, Origin origin, Set<String> roles, Set<String> aliases) {}

    /** A row that was not taken, and why. */
    record Refused(String place, String reason) {}

    /**
     * @param imported how many were taken
     * @param refused the first of those that were not
     * @param refusedCount how many were not
     */
    record Report(int imported, List<Refused> refused, int refusedCount) {}
}
