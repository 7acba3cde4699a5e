package io.muster.admin.task;

import io.muster.application.Actor;
import io.muster.domain.job.JobId;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.user.UserId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that a task was given, each read as the kind of thing it has to be. */
public final class Parameters {
    private static final int MAX_DAYS = 3650;

    private static final Pattern OPERATOR = Pattern.compile("[\\p{L}\\p{N} ._@+-]{1,64}");

    private final Map<String, Object> values;
    private final Optional<String> operator;

    private Parameters(Map<String, Object> values, Optional<String> operator) {
        this.values = Map.copyOf(values);
        this.operator = operator;
    }

    /** The same, with the name that whoever runs the task says to have. Throws {@link BadParameter} for what is no name. */
    public Parameters by(Optional<String> name) {
        if (name.isPresent() && !OPERATOR.matcher(name.get()).matches()) {
            throw new BadParameter("X-Operator must be a name: 1 to 64 letters, digits, blanks and . _ @ + -");
        }
        return new Parameters(values, name);
    }

    /** Throws {@link BadParameter} for one that the task does not know, or one that it needs and has not got. */
    public static Parameters of(AdminTask task, Map<String, Object> values) {
        List<String> known =
                task.parameters().stream().map(AdminTask.Parameter::name).toList();
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadParameter(task.name() + " has no parameter " + BadParameter.shown(name) + "; it has "
                            + String.join(", ", known) + ".");
                });
        task.parameters().stream()
                .filter(AdminTask.Parameter::required)
                .map(AdminTask.Parameter::name)
                .filter(name -> values.getOrDefault(name, "") instanceof String text && text.isBlank())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadParameter(task.name() + " needs the parameter " + name + ".");
                });
        task.parameters().stream()
                .filter(parameter -> values.containsKey(parameter.name()))
                .filter(parameter -> parameter.document() == values.get(parameter.name()) instanceof String)
                .findFirst()
                .ifPresent(parameter -> {
                    throw new BadParameter(task.name() + " takes " + parameter.name()
                            + (parameter.document()
                                    ? " as an object or a list of objects in a body of application/json."
                                    : " as text, a number, true, false or a list."));
                });
        return new Parameters(values, Optional.empty());
    }

    /** An object of a body of JSON. */
    Map<String, Object> document(String name) {
        if (!(values.get(name) instanceof Map<?, ?> given)) {
            throw new BadParameter(name + " must be an object.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        given.forEach((key, value) -> document.put((String) key, value));
        return document;
    }

    Slug tenant() {
        return slug("tenant");
    }

    Slug slug(String name) {
        return new Slug(text(name).orElseThrow());
    }

    /** The one who runs the task, with the {@code reason} that was given. */
    Actor actor() {
        Actor actor = Actor.operator(text("reason").orElse(""));
        return operator.map(actor::named).orElse(actor);
    }

    /** The parts between commas; {@code none} stands for none. */
    Optional<List<String>> list(String name) {
        return text(name)
                .map(value -> value.equals("none")
                        ? List.<String>of()
                        : Arrays.stream(value.split(",", -1))
                                .map(String::strip)
                                .distinct()
                                .toList());
    }

    /** An OAuth client by its id. */
    ClientId client() {
        return ClientId.parse(text("client").orElseThrow())
                .orElseThrow(() ->
                        new BadParameter("client must be the id of an OAuth client, as oauth-client-list shows it."));
    }

    /** {@code expiresInDays}: a number, or {@code never}; a year if it is left out. */
    TokenLife life() {
        return text("expiresInDays").filter("never"::equals).isPresent()
                ? TokenLife.NEVER_ENDING
                : number("expiresInDays", 1, MAX_DAYS)
                        .map(days -> TokenLife.of(Duration.ofDays(days)))
                        .orElse(TokenLife.DEFAULT);
    }

    /** A token by its id. */
    Optional<TokenId> token() {
        return text("token")
                .map(value -> TokenId.parse(value)
                        .orElseThrow(
                                () -> new BadParameter("token must be the id of a token, as token-list shows it.")));
    }

    /** A job by its id. */
    Optional<JobId> job() {
        return text("job")
                .map(value -> JobId.parse(value)
                        .orElseThrow(() -> new BadParameter("job must be the id of a job, as job-list shows it.")));
    }

    /** A user by its id. */
    UserId user() {
        return user("user");
    }

    UserId user(String name) {
        return UserId.parse(text(name).orElseThrow())
                .orElseThrow(() -> new BadParameter(name + " must be the id of a user, as user-list shows it."));
    }

    /** Users by their ids; {@code none} for none. */
    Optional<List<UUID>> users(String name) {
        return list(name)
                .map(ids -> ids.stream()
                        .map(id -> UserId.parse(id)
                                .orElseThrow(() -> new BadParameter(
                                        name + " must be ids of users, as user-list shows them, or none."))
                                .value())
                        .toList());
    }

    /** A body of {@code text/csv}. */
    Optional<CsvText> csv(String name) {
        return values.get(name) instanceof CsvText csv ? Optional.of(csv) : Optional.empty();
    }

    /** Objects of a list in a body of JSON. */
    List<Map<String, Object>> rows(String name) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!(values.get(name) instanceof List<?> list)) {
            throw new BadParameter(name + " must be a list of objects.");
        }
        for (Object element : list) {
            Map<String, Object> row = new LinkedHashMap<>();
            ((Map<?, ?>) element).forEach((key, value) -> row.put((String) key, value));
            rows.add(row);
        }
        return rows;
    }

    /** Whether it is there at all, even if it is empty. */
    boolean isGiven(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    Optional<Integer> number(String name, int least, int most) {
        return text(name).map(value -> {
            if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
                return Integer.parseInt(value);
            }
            throw new BadParameter(name + " must be a whole number from " + least + " to " + most + ".");
        });
    }

    Optional<Boolean> truth(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(name + " must be true or false.");
        });
    }

    /** {@code on} or {@code off}. */
    Optional<Boolean> isOn(String name) {
        return text(name).map(value -> switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new BadParameter(name + " must be on or off.");
        });
    }

    Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return Instant.parse(value);
            } catch (DateTimeException e) {
                throw new BadParameter(name + " must be a time such as 2026-01-31T09:30:00Z.");
            }
        });
    }

    /** One of an enumeration's names, in lower case and with hyphens. */
    <E extends Enum<E>> Optional<E> oneOf(String name, E[] all) {
        return text(name)
                .map(value -> Arrays.stream(all)
                        .filter(one -> lower(one).equals(value))
                        .findFirst()
                        .orElseThrow(() -> new BadParameter(name + " must be one of "
                                + Arrays.stream(all).map(Parameters::lower).collect(Collectors.joining(", ")) + ".")));
    }

    static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
