package io.muster.domain.activity;

import io.muster.domain.UserNameKey;
import io.muster.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of a user name, an address or an externalId, by which failures about a person are found in a log that names no person. */
public final class PersonKey {
    private static final int BYTES = 12;

    private PersonKey() {}

    public static String of(TenantId tenant, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((tenant + "\n" + UserNameKey.of(text)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
