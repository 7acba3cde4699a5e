package io.muster.admin.task;

import io.muster.application.user.UserImport;
import io.muster.application.user.UserImport.Person;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.Origin;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings in people whom the product knows already: {@code users}, each with {@code userId}, which is the userName, and {@code email},
 * {@code givenName}, {@code familyName}, {@code role} (several with commas) and {@code origin}. All of them or none.
 */
public final class UserImportTask implements AdminTask {
    private static final Set<String> FIELDS = Set.of("userId", "email", "givenName", "familyName", "role", "origin");

    private final UserImport users;

    @Inject
    public UserImportTask(UserImport users) {
        this.users = users;
    }

    @Override
    public String name() {
        return "user-import";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.document("users"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        List<Person> people =
                parameters.rows("users").stream().map(UserImportTask::person).toList();
        return Map.of("imported", users.add(parameters.actor(), parameters.tenant(), people));
    }

    private static Person person(Map<String, Object> row) {
        row.keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst().ifPresent(name -> {
            throw new BadParameter("A user has no field " + BadParameter.shown(name) + "; it has "
                    + FIELDS.stream().sorted().collect(Collectors.joining(", ")) + ".");
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("userName", text(row, "userId").orElseThrow(() -> new BadParameter("Each user needs a userId.")));
        text(row, "email")
                .ifPresent(email ->
                        document.put("emails", List.of(Map.of("value", email, "type", "work", "primary", true))));
        Map<String, Object> name = new LinkedHashMap<>();
        text(row, "givenName").ifPresent(given -> name.put("givenName", given));
        text(row, "familyName").ifPresent(family -> name.put("familyName", family));
        if (!name.isEmpty()) {
            document.put("name", name);
        }
        ComplexValue attributes = ValueReader.readResource(Schemas.USER, document);
        return new Person(attributes, origin(row), roles(row));
    }

    private static Origin origin(Map<String, Object> row) {
        return text(row, "origin")
                .map(given -> Arrays.stream(Origin.values())
                        .filter(origin -> Parameters.lower(origin).equals(given))
                        .findFirst()
                        .orElseThrow(() -> new BadParameter("origin must be local, sso, scim or import.")))
                .orElse(Origin.LOCAL);
    }

    private static Set<String> roles(Map<String, Object> row) {
        return text(row, "role").stream()
                .flatMap(roles -> Arrays.stream(roles.split(",")))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        if (value != null && !(value instanceof String)) {
            throw new BadParameter(name + " of a user must be text.");
        }
        return Optional.ofNullable((String) value).filter(text -> !text.isBlank());
    }
}
