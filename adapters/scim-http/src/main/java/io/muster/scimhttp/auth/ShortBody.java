package io.muster.scimhttp.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body whose length is known, read as a whole when the first byte is asked for, and not beyond its end. */
final class ShortBody extends InputStream {
    static final int MAX_BYTES = 8192;

    private final InputStream body;
    private final int length;
    private @Nullable InputStream whole;

    ShortBody(InputStream body, int length) {
        this.body = body;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        return whole().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        return whole().read(bytes, offset, count);
    }

    @Override
    public int available() throws IOException {
        return whole().available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private InputStream whole() throws IOException {
        InputStream read = whole;
        if (read == null) {
            read = new ByteArrayInputStream(body.readNBytes(length));
            whole = read;
        }
        return read;
    }
}
