package io.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupPatch;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.scimhttp.message.PatchOpReader;
import io.muster.scimhttp.message.ResourceReader;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies of requests. */
class BodyFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Map<String, Object> BARBARA = Map.of(
            "userName",
            "bjensen",
            "name",
            Map.of("givenName", "Barbara", "familyName", "Jensen"),
            "emails",
            List.of(
                    Map.of("type", "work", "value", "b@work.example", "primary", true),
                    Map.of("type", "home", "value", "b@home.example")),
            Schemas.ENTERPRISE_USER_URN,
            Map.of("department", "Law", "manager", Map.of("value", "26118915")));
    private static final User USER =
            User.provisioned(UserId.next(NOW), Optional.empty(), ValueReader.readResource(Schemas.USER, BARBARA), NOW);
    private static final Group GROUP = Group.provisioned(
            GroupId.next(NOW),
            Optional.empty(),
            ValueReader.readResource(Schemas.GROUP, Map.of("displayName", "Guides")),
            NOW);

    @FuzzTest
    void aUserIsReadOrRefused(byte[] body) {
        Reading.of(() -> User.provisioned(
                        UserId.next(NOW),
                        Optional.empty(),
                        ResourceReader.read(Reading.document(body), Schemas.USER, Trace.begin()),
                        NOW))
                .ifPresent(user -> isAsItWouldBeReadAgain(user.attributes(), Schemas.USER));
    }

    @FuzzTest
    void aGroupIsReadOrRefused(byte[] body) {
        Reading.of(() -> {
                    GroupContent content = GroupContent.read(
                            Schemas.GROUP,
                            Limits.DEFAULT,
                            ResourceReader.document(Reading.document(body), Schemas.GROUP, Trace.begin()));
                    return Group.provisioned(GroupId.next(NOW), Optional.empty(), content.attributes(), NOW);
                })
                .ifPresent(group -> isAsItWouldBeReadAgain(group.attributes(), Schemas.GROUP));
    }

    @FuzzTest
    void aPatchOfAUserIsAppliedOrRefused(byte[] body) {
        Reading.of(() -> USER.patch(
                        PatchOpReader.read(Reading.document(body), Schemas.USER, Limits.DEFAULT, Trace.begin()), NOW))
                .ifPresent(user -> isAsItWouldBeReadAgain(user.attributes(), Schemas.USER));
    }

    @FuzzTest
    void aPatchOfAGroupIsAppliedOrRefused(byte[] body) {
        Reading.of(() -> {
                    GroupPatch patch = GroupPatch.of(
                            PatchOpReader.read(Reading.document(body), Schemas.GROUP, Limits.DEFAULT, Trace.begin()));
                    return GROUP.patch(patch.attributes(), NOW);
                })
                .ifPresent(group -> isAsItWouldBeReadAgain(group.attributes(), Schemas.GROUP));
    }

    /** What is kept could have been sent whole, and goes out as it is. */
    private static void isAsItWouldBeReadAgain(ComplexValue attributes, ResourceType type) {
        Map<String, Object> document = attributes.toPlain();
        try {
            assertThat(ValueReader.readResource(type, document)).isEqualTo(attributes);
        } catch (Refusal refusal) {
            throw new AssertionError("is kept, yet would be refused", refusal);
        }
        assertThat(Reading.document(ScimJson.bytes(new ScimDocument(document))).members())
                .isEqualTo(document);
    }
}
