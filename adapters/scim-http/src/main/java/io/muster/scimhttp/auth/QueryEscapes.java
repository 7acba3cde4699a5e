package io.muster.scimhttp.auth;

import io.muster.domain.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the escapes of a query (RFC 3986 §2.1): a server that guesses what a broken one means answers another question. */
final class QueryEscapes {
    /** What a decoder puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private QueryEscapes() {}

    /**
     * Refused: INVALID_SYNTAX for a {@code %} that no two hexadecimal digits follow, and for bytes that are no UTF-8; the message names
     * the parameter by its place.
     *
     * @param query as the client wrote it
     */
    static void require(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0 && query.indexOf(REPLACEMENT) < 0) {
            return;
        }
        List<String> parameters = Arrays.asList(query.split("&", -1));
        for (int i = 0; i < parameters.size(); i++) {
            String problem = problemOf(parameters.get(i));
            if (!problem.isEmpty()) {
                throw Refusal.invalidSyntax("The query of the URL has " + problem + " in parameter " + (i + 1)
                        + ". Encode it as UTF-8, with % and two hexadecimal digits for each byte (RFC 3986 §2.1).");
            }
        }
    }

    private static String problemOf(String parameter) {
        if (parameter.indexOf(REPLACEMENT) >= 0) {
            return "bytes that are no UTF-8";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parameter.length());
        for (int at = 0; at < parameter.length(); at++) {
            if (parameter.charAt(at) != '%') {
                bytes.write(parameter.charAt(at) < 0x80 ? parameter.charAt(at) : ' ');
                continue;
            }
            if (at + 2 >= parameter.length()
                    || !HexFormat.isHexDigit(parameter.charAt(at + 1))
                    || !HexFormat.isHexDigit(parameter.charAt(at + 2))) {
                return "a % without two hexadecimal digits";
            }
            bytes.write(HexFormat.fromHexDigits(parameter, at + 1, at + 3));
            at += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return "";
        } catch (CharacterCodingException e) {
            return "bytes that are no UTF-8";
        }
    }
}
