package io.muster.fuzz;

import io.muster.domain.Refusal;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimJson;
import io.muster.scimhttp.message.ScimMedia;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One reading of what a client sent. It may give a value or be refused; anything else that it throws is a finding. */
public final class Reading {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ScimJson JSON = new ScimJson();

    private Reading() {}

    /** Empty if it was refused, in words that can be sent back. More than a second of one core is a finding, too. */
    public static <T> Optional<T> of(Supplier<T> reading) {
        long before = THREADS.getCurrentThreadCpuTime();
        Optional<T> result = result(reading);
        if (isSlow(before)) { // unless that was the loading of classes
            long again = THREADS.getCurrentThreadCpuTime();
            result = result(reading);
            if (isSlow(again)) {
                throw new AssertionError("takes more than " + SLOW);
            }
        }
        return result;
    }

    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** The body of a request. */
    public static ScimDocument document(byte[] body) {
        try {
            return JSON.readFrom(
                    ScimDocument.class,
                    ScimDocument.class,
                    new Annotation[0],
                    MediaType.valueOf(ScimMedia.SCIM_JSON),
                    new MultivaluedHashMap<>(),
                    new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no input or output in memory", e);
        }
    }

    private static boolean isSlow(long since) {
        return THREADS.getCurrentThreadCpuTime() - since > SLOW.toNanos();
    }

    private static <T> Optional<T> result(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refusal refusal) {
            document(ScimJson.bytes(new ScimDocument(Map.of("detail", String.valueOf(refusal.getMessage())))));
            return Optional.empty();
        }
    }
}
