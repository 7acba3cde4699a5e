package io.muster.admin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which the admin port is called. A web page can have a name of its own resolve to this machine (DNS rebinding), and the
 * browser then sends that name as {@code Host}; it cannot do so with an address.
 */
final class AdminHosts {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final Set<String> names;

    /** @param names beside localhost, without ports */
    AdminHosts(List<String> names) {
        this.names = Stream.concat(Stream.of("localhost"), names.stream())
                .map(AdminHosts::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param host as a request names it, perhaps with a port */
    boolean isOurs(String host) {
        String name = folded(PORT.matcher(host.strip()).replaceFirst(""));
        return ADDRESS.matcher(name).matches() || names.contains(name);
    }

    /** A dot at the end names the same host. */
    private static String folded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
