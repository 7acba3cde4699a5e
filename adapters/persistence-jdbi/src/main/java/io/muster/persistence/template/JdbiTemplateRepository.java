package io.muster.persistence.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.application.template.TemplateRepository;
import io.muster.domain.Grant;
import io.muster.domain.Grant.Kind;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.filter.FilterText;
import io.muster.domain.group.GroupId;
import io.muster.domain.template.GroupBinding;
import io.muster.domain.template.Template;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Templates in {@code new_user_template}; those of a tenant are remembered for half a second. */
public final class JdbiTemplateRepository implements TemplateRepository {
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final int MAX_ENTRIES = 10_000;

    private final Database database;

    private final Cache<TenantId, Templates> current = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX_ENTRIES)
            .build();

    @Inject
    public JdbiTemplateRepository(Database database) {
        this.database = database;
    }

    @Override
    public Templates current(TenantId tenant) {
        Templates known = current.getIfPresent(tenant);
        return known == null ? lookUp(tenant) : known;
    }

    /** Nobody waits for another one's look-up: who does might hold the connection that the other one waits for. */
    private Templates lookUp(TenantId tenant) {
        Templates now = Templates.of(list(tenant));
        current.put(tenant, now);
        return now;
    }

    @Override
    public List<Template> list(TenantId tenant) {
        return list(tenant, "");
    }

    @Override
    public List<Template> listForUpdate(TenantId tenant) {
        return list(tenant, "FOR UPDATE");
    }

    private List<Template> list(TenantId tenant, String lock) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT * FROM new_user_template WHERE tenant_id = :tenant ORDER BY priority, name_key <lock>
                        """, "lock", lock))
                .bind("tenant", tenant.value())
                .map(JdbiTemplateRepository::read)
                .list());
    }

    @Override
    public List<TenantId> unsettled(Optional<TenantId> after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT tenant_id FROM new_user_template
                         WHERE NOT settled AND (:after::uuid IS NULL OR tenant_id > :after::uuid)
                         ORDER BY tenant_id LIMIT :limit
                        """)
                .bind("after", after.map(TenantId::value).orElse(null))
                .bind("limit", limit)
                .map((row, context) -> new TenantId(Columns.uuid(row, "tenant_id")))
                .list());
    }

    @Override
    public void save(TenantId tenant, Template template) {
        database.write(Write.of("""
                        INSERT INTO new_user_template (tenant_id, name_key, name, priority, enabled, condition, roles, work_areas,
                                                       defaults, may_grant_protected, on_change, version, group_matching, bound_groups, settled)
                        VALUES (:tenant, :key, :name, :priority, :enabled, :condition, :roles, :workAreas, :defaults::jsonb,
                                :mayGrantProtected, :onChange, :version, :groupMatching, :boundGroups::jsonb, :settled)
                            ON CONFLICT (tenant_id, name_key) DO UPDATE
                               SET name = EXCLUDED.name, priority = EXCLUDED.priority, enabled = EXCLUDED.enabled,
                                   condition = EXCLUDED.condition, roles = EXCLUDED.roles, work_areas = EXCLUDED.work_areas,
                                   defaults = EXCLUDED.defaults, may_grant_protected = EXCLUDED.may_grant_protected,
                                   on_change = EXCLUDED.on_change, version = EXCLUDED.version,
                                   group_matching = EXCLUDED.group_matching, bound_groups = EXCLUDED.bound_groups,
                                   settled = EXCLUDED.settled
                        """)
                .bind("tenant", tenant.value())
                .bind("key", template.key())
                .bind("name", template.name())
                .bind("priority", template.priority())
                .bind("enabled", template.enabled())
                .bind("condition", template.condition().map(FilterText::of))
                .bind("roles", ids(template, Kind.ROLE))
                .bind("workAreas", ids(template, Kind.WORK_AREA))
                .bind("defaults", Json.write(template.defaults().toPlain()))
                .bind("mayGrantProtected", template.mayGrantProtected())
                .bind("onChange", template.onChange())
                .bind("version", template.version())
                .bind("groupMatching", template.groups().mode())
                .bind("boundGroups", boundGroups(template))
                .bind("settled", template.isSettled()));
        database.afterCommit(() -> current.invalidate(tenant));
    }

    @Override
    public void delete(TenantId tenant, Template template) {
        database.write(Write.of("DELETE FROM new_user_template WHERE tenant_id = :tenant AND name_key = :key")
                .bind("tenant", tenant.value())
                .bind("key", template.key()));
        database.afterCommit(() -> current.invalidate(tenant));
    }

    private static String[] ids(Template template, Kind kind) {
        return template.grants().stream()
                .filter(grant -> grant.kind() == kind)
                .map(Grant::id)
                .toArray(String[]::new);
    }

    private static String boundGroups(Template template) {
        Map<String, Object> bound = new LinkedHashMap<>();
        template.groups().bound().forEach((name, group) -> bound.put(name, group.toString()));
        return Json.write(bound);
    }

    private static GroupBinding groups(ResultSet row) throws SQLException {
        Map<String, GroupId> bound = new LinkedHashMap<>();
        Json.read(row.getString("bound_groups"))
                .toPlain()
                .forEach((name, group) -> bound.put(name, new GroupId(UUID.fromString((String) group))));
        return new GroupBinding(GroupBinding.Mode.valueOf(row.getString("group_matching")), bound);
    }

    private static Template read(ResultSet row, StatementContext context) throws SQLException {
        Set<Grant> grants = new HashSet<>();
        Columns.texts(row, "roles").forEach(id -> grants.add(new Grant(Kind.ROLE, id)));
        Columns.texts(row, "work_areas").forEach(id -> grants.add(new Grant(Kind.WORK_AREA, id)));
        return new Template(
                row.getString("name"),
                row.getInt("priority"),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("condition")).map(FilterParser::parse),
                groups(row),
                grants,
                Json.read(row.getString("defaults")),
                row.getBoolean("may_grant_protected"),
                row.getBoolean("on_change"),
                row.getLong("version"));
    }
}
