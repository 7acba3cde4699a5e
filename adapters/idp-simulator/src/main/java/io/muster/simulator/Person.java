package io.muster.simulator;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Somebody invented; the same for the same number, but for a name that is given. */
record Person(int number, String userName) {
    private static final List<String> GIVEN = List.of(
            "Maren", "Aurelio", "Anneke", "Niamh", "Tadeusz", "Yuki", "Chidi", "Ines", "Björn", "Leïla", "Ömer",
            "Siobhán", "Mateo", "Priya", "Kwame", "Zoë", "Ivan", "Hana", "Rosa", "Tomás");
    private static final List<String> FAMILY = List.of(
            "Oyelaran-Quist",
            "Stenmark",
            "Dufresne",
            "O'Brennoch",
            "Kowalczyk",
            "Tanaka",
            "Okafor",
            "Sørensen",
            "García",
            "Nguyễn",
            "Müller",
            "Haddad",
            "Ivanova",
            "Svensson",
            "Rossi",
            "Abebe",
            "Silva");

    Person(int number) {
        this(
                number,
                ascii(GIVEN.get(number % GIVEN.size())) + "." + ascii(FAMILY.get(number % FAMILY.size()))
                        + String.format(Locale.ROOT, ".%05d@example.com", number));
    }

    String givenName() {
        return GIVEN.get(number % GIVEN.size());
    }

    String familyName() {
        return FAMILY.get(number % FAMILY.size());
    }

    String displayName() {
        return givenName() + " " + familyName();
    }

    String externalId(String idp) {
        return String.format(Locale.ROOT, "%s-%08d", idp, number);
    }

    String employeeNumber() {
        return String.format(Locale.ROOT, "E-%05d", number);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
