package io.muster.scimhttp.auth;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code Allow} names where a method is refused (RFC 9110 §10.2.1): methods that the path serves, and no other. */
public final class AllowedMethods {
    private static final String READ = "GET, HEAD";
    private static final String ALL = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private AllowedMethods() {}

    /** Jersey names OPTIONS, which no path serves, and leaves out HEAD, which is served wherever GET is. */
    public static String served(String allow) {
        List<String> named =
                Arrays.stream(allow.split(",", -1)).map(String::strip).toList();
        return Stream.of(ALL.split(", ", -1))
                .filter(method -> named.contains(method.equals("HEAD") ? "GET" : method))
                .collect(Collectors.joining(", "));
    }

    /** For a method that no path serves, which the server refuses before any path is looked at; empty for a path that is not there. */
    public static String at(String path) {
        return ScimPath.parse(path).map(AllowedMethods::at).orElseGet(() -> switch (path) {
            case "/oauth/token" -> "POST";
            case "/version" -> READ;
            default -> path.startsWith("/tasks/") ? "POST" : "";
        });
    }

    private static String at(ScimPath path) {
        return switch (path.template()) {
            case "/Users", "/Groups" -> "GET, HEAD, POST";
            case "/Users/{id}", "/Groups/{id}" -> "GET, HEAD, PUT, PATCH, DELETE";
            case "/Bulk", "/.search", "/Users/.search", "/Groups/.search" -> "POST";
            case "/Me" -> ALL;
            case "/", "/ServiceProviderConfig", "/Schemas", "/Schemas/{id}", "/ResourceTypes", "/ResourceTypes/{id}" ->
                READ;
            default -> "";
        };
    }
}
