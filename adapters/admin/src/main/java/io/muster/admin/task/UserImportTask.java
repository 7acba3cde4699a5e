package io.muster.admin.task;

import io.muster.application.user.UserImport;
import io.muster.application.user.UserImport.Person;
import io.muster.application.user.UserImport.Refused;
import io.muster.application.user.UserImport.Report;
import io.muster.application.user.UserImport.Row;
import io.muster.domain.Refusal;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.Origin;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings in people whom the product knows already: {@code users} in a body of JSON, or a body of {@code text/csv}, each with {@code userId},
 * which is the userName, and {@code email}, {@code givenName}, {@code familyName}, {@code role} and {@code aliases} (several with
 * semicolons or commas) and {@code origin}. All of them or none, unless {@code partial=true}.
 */
public final class UserImportTask implements AdminTask {
    private static final List<String> FIELDS =
            List.of("userId", "email", "givenName", "familyName", "role", "origin", "aliases");

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
        return List.of(
                Parameter.required("tenant"),
                Parameter.document("users"),
                Parameter.optional("partial"),
                Parameter.REASON);
    }

    @Override
    public int maxBodyBytes() {
        return 32 << 20;
    }

    @Override
    public Optional<String> csvParameter() {
        return Optional.of("users");
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Iterable<Row> rows = parameters
                .csv("users")
                .map(csv -> (Iterable<Row>) () -> StreamSupport.stream(
                                csv.lines(FIELDS).spliterator(), false)
                        .map(line -> new Row("line " + line.number(), () -> person(line.values())))
                        .iterator())
                .orElseGet(() -> rows(parameters.rows("users")));
        boolean partial = parameters.truth("partial").orElse(false);
        Report report = partial
                ? users.addValid(parameters.actor(), parameters.tenant(), rows)
                : users.addAll(parameters.actor(), parameters.tenant(), rows);
        Map<String, @Nullable Object> answer = answer(report);
        if (report.refusedCount() > 0 && !partial) {
            throw new TaskRefused(
                    "Nobody was imported, for " + report.refusedCount()
                            + " rows are refused. Mend them, or take the others with partial=true.",
                    answer);
        }
        return answer;
    }

    private static List<Row> rows(List<Map<String, Object>> objects) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            Map<String, Object> object = objects.get(i);
            rows.add(new Row("users[" + i + "]", () -> person(object)));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> answer(Report report) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("imported", report.imported());
        answer.put("refused", report.refusedCount());
        answer.put(
                "items", report.refused().stream().map(UserImportTask::answer).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> answer(Refused refused) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("row", refused.place());
        answer.put("reason", refused.reason());
        return answer;
    }

    private static Person person(Map<String, Object> row) {
        row.keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.invalidValue(
                    BadParameter.shown(name), "is no field of a user; it has " + String.join(", ", FIELDS));
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("userName", text(row, "userId").orElseThrow(() -> Refusal.invalidValue("userId", "is missing")));
        text(row, "email")
                .ifPresent(email ->
                        document.put("emails", List.of(Map.of("value", email, "type", "work", "primary", true))));
        Map<String, Object> name = new LinkedHashMap<>();
        text(row, "givenName").ifPresent(given -> name.put("givenName", given));
        text(row, "familyName").ifPresent(family -> name.put("familyName", family));
        if (!name.isEmpty()) {
            document.put("name", name);
        }
        return new Person(
                ValueReader.readResource(Schemas.USER, document),
                origin(row),
                several(row, "role"),
                several(row, "aliases"));
    }

    private static Origin origin(Map<String, Object> row) {
        return text(row, "origin")
                .map(given -> Arrays.stream(Origin.values())
                        .filter(origin -> Parameters.lower(origin).equals(given))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalidValue("origin", "must be local, sso, scim or import")))
                .orElse(Origin.LOCAL);
    }

    private static Set<String> several(Map<String, Object> row, String name) {
        if (row.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.toSet());
        }
        return text(row, name).stream()
                .flatMap(texts -> Arrays.stream(texts.split("[,;]", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        if (value != null && !(value instanceof String)) {
            throw Refusal.invalidValue(name, "must be text");
        }
        return Optional.ofNullable((String) value).filter(text -> !text.isBlank());
    }
}
