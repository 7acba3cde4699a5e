package io.muster.domain.schema;

import java.util.ArrayList;
import java.util.List;

/** The core User schema (RFC 7643 §4.1). {@code password} is left out: it is never stored, so it is not offered. */
final class UserSchema {
    static final Attribute USER_NAME = Attribute.string(
                    "userName",
                    "What the person signs in with; unique in the tenant, whatever its letter case, its width and the blanks at its ends.")
            .asRequired()
            .unique()
            .upTo(255);

    static final Schema SCHEMA = new Schema(
            Schemas.USER_URN,
            "User",
            "User Account",
            List.of(
                    USER_NAME,
                    Attribute.complex(
                            "name",
                            "The parts of the person's name.",
                            Attribute.string("formatted", "The whole name, as it is shown."),
                            Attribute.string("familyName", "The family name."),
                            Attribute.string("givenName", "The given name."),
                            Attribute.string("middleName", "The middle names."),
                            Attribute.string("honorificPrefix", "Titles before the name."),
                            Attribute.string("honorificSuffix", "What stands after the name.")),
                    Attribute.string("displayName", "The name that is shown to others.")
                            .upTo(1024),
                    Attribute.string("nickName", "The casual name."),
                    Attribute.reference("profileUrl", "A page about the person.", "external"),
                    Attribute.string("title", "The job title, such as Surveyor."),
                    Attribute.string("userType", "The relation to the organization, such as Employee."),
                    Attribute.string("preferredLanguage", "The language to write in, as in RFC 9110 §12.5.4."),
                    Attribute.string("locale", "The place whose conventions apply, such as en-GB."),
                    Attribute.string("timezone", "The time zone, such as Europe/Berlin."),
                    Attribute.bool("active", "Whether the person may use the product."),
                    typed(
                            "emails",
                            "E-mail addresses.",
                            Attribute.string("value", "The address.").upTo(254),
                            "work",
                            "home",
                            "other"),
                    typed(
                            "phoneNumbers",
                            "Telephone numbers.",
                            Attribute.string("value", "The number."),
                            "work",
                            "home",
                            "mobile",
                            "fax",
                            "pager",
                            "other"),
                    typed("ims", "Instant messaging addresses.", Attribute.string("value", "The address.")),
                    typed(
                            "photos",
                            "Pictures.",
                            Attribute.reference("value", "Where the picture is.", "external"),
                            "photo",
                            "thumbnail"),
                    Attribute.complex(
                                    "addresses",
                                    "Postal addresses.",
                                    Attribute.string("formatted", "The whole address, as on a letter."),
                                    Attribute.string("streetAddress", "Street and number."),
                                    Attribute.string("locality", "City."),
                                    Attribute.string("region", "State or region."),
                                    Attribute.string("postalCode", "Postal code."),
                                    Attribute.string("country", "Country, as in ISO 3166-1 alpha-2."),
                                    Attribute.string("type", "What the address is for.")
                                            .canonical("work", "home", "other"),
                                    primary())
                            .multi(),
                    Attribute.complex(
                                    "groups",
                                    "The groups that the person belongs to.",
                                    Attribute.string("value", "The group's id.").readOnly(),
                                    Attribute.reference("$ref", "Where the group is read.", "User", "Group")
                                            .readOnly(),
                                    Attribute.string("display", "The group's name.")
                                            .readOnly(),
                                    Attribute.string("type", "Whether the membership is direct.")
                                            .canonical("direct", "indirect")
                                            .readOnly())
                            .multi()
                            .readOnly(),
                    typed(
                            "entitlements",
                            "Entitlements, as data: they grant nothing.",
                            Attribute.string("value", "The entitlement.")),
                    typed("roles", "Roles, as data: they grant nothing.", Attribute.string("value", "The role.")),
                    typed(
                            "x509Certificates",
                            "Certificates.",
                            Attribute.of(AttributeType.BINARY, "value", "The certificate, DER in Base64.")
                                    .upTo(65_536))));

    private UserSchema() {}

    /** A multi-valued attribute with the sub-attributes that RFC 7643 §2.4 gives to all of them. */
    private static Attribute typed(String name, String description, Attribute value, String... types) {
        List<Attribute> subAttributes = new ArrayList<>();
        subAttributes.add(value);
        subAttributes.add(Attribute.string("display", "How the value is shown."));
        subAttributes.add(Attribute.string("type", "What the value is for.").canonical(types));
        subAttributes.add(primary());
        return Attribute.complex(name, description, subAttributes.toArray(Attribute[]::new))
                .multi();
    }

    private static Attribute primary() {
        return Attribute.bool("primary", "Whether this value is the preferred one; at most one is.");
    }
}
