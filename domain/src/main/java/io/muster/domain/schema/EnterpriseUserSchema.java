package io.muster.domain.schema;

import java.util.List;

/** The enterprise extension of User (RFC 7643 §4.3). */
final class EnterpriseUserSchema {
    static final Schema SCHEMA = new Schema(
            Schemas.ENTERPRISE_USER_URN,
            "EnterpriseUser",
            "Enterprise User",
            List.of(
                    Attribute.string("employeeNumber", "The number that the organization gave to the person."),
                    Attribute.string("costCenter", "The cost centre."),
                    Attribute.string("organization", "The organization."),
                    Attribute.string("division", "The division."),
                    Attribute.string("department", "The department."),
                    Attribute.complex(
                            "manager",
                            "The person's manager.",
                            Attribute.string("value", "The id of the manager's user."),
                            Attribute.reference("$ref", "Where the manager's user is read.", "User"),
                            Attribute.string("displayName", "The manager's name.")
                                    .readOnly())));

    private EnterpriseUserSchema() {}
}
