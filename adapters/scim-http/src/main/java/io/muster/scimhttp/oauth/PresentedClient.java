package io.muster.scimhttp.oauth;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A client id and a secret, in a Basic header or in the form, and not in both (RFC 6749 §2.3.1). */
record PresentedClient(String id, String secret) {
    private static final String BASIC = "basic ";
    private static final int MAX_LENGTH = 1000;

    static Optional<PresentedClient> read(List<String> headers, MultivaluedMap<String, String> form) {
        boolean inForm = form.containsKey("client_secret");
        if (headers.isEmpty() && inForm) {
            return single(form, "client_id")
                    .flatMap(id -> single(form, "client_secret").map(secret -> new PresentedClient(id, secret)));
        }
        return headers.size() == 1 && !inForm ? basic(headers.get(0)) : Optional.empty();
    }

    private static Optional<PresentedClient> basic(String header) {
        if (header.length() > MAX_LENGTH || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2
                    ? Optional.of(new PresentedClient(decoded(parts[0]), decoded(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static Optional<String> single(MultivaluedMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PresentedClient[redacted]";
    }
}
