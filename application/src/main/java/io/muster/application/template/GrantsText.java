package io.muster.application.template;

import io.muster.domain.Grant;
import io.muster.domain.user.GrantSource;
import io.muster.domain.user.Grants;
import io.muster.domain.user.HeldGrant;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grants with their sources as one text: blanks between them, colons between the parts of one, each part as URLs have it. */
final class GrantsText {
    private static final String TEMPLATE = "template";
    private static final String HAND = "hand";

    private GrantsText() {}

    static String of(Grants grants) {
        return grants.held().stream().map(GrantsText::of).collect(Collectors.joining(" "));
    }

    private static String of(HeldGrant held) {
        Stream<String> source = held.source() instanceof GrantSource.OfTemplate template
                ? Stream.of(TEMPLATE, template.name(), Long.toString(template.version()))
                : Stream.of(HAND, ((GrantSource.ByHand) held.source()).giver());
        return Stream.concat(Stream.of(held.grant().kind().name(), held.grant().id()), source)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(":"));
    }

    static Grants read(String text) {
        List<HeldGrant> held = new ArrayList<>();
        for (String one : text.split(" ", -1)) {
            if (!one.isEmpty()) {
                held.add(readOne(one));
            }
        }
        return new Grants(held);
    }

    private static HeldGrant readOne(String text) {
        List<String> parts = Arrays.stream(text.split(":", -1))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        GrantSource source = parts.get(2).equals(TEMPLATE)
                ? new GrantSource.OfTemplate(parts.get(3), Long.parseLong(parts.get(4)))
                : new GrantSource.ByHand(parts.get(3));
        return new HeldGrant(new Grant(Grant.Kind.valueOf(parts.get(0)), parts.get(1)), source);
    }
}
