package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class ShortBodyTest {
    private static final InputStream BEHIND_THE_END = new InputStream() {
        @Override
        public int read() throws IOException {
            throw new IOException("asked for bytes behind the end");
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            return read();
        }
    };

    @Test
    void asksForNothingBehindItsEnd() throws Exception {
        for (int length : new int[] {0, 1, 5}) {
            InputStream sent = new SequenceInputStream(new ByteArrayInputStream(new byte[length]), BEHIND_THE_END);
            assertThat(new ShortBody(sent, length).readAllBytes()).hasSize(length);
        }
    }
}
