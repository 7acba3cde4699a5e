--liquibase formatted sql logicalFilePath:003-nesting-and-counts.sql

--changeset muster:group_nesting
-- A group that is a member of another. Kept apart from people: it is small, and every look-up of indirect membership walks it.
CREATE TABLE group_nesting (
    tenant_id uuid NOT NULL,
    group_id  uuid NOT NULL,
    child_id  uuid NOT NULL,
    CONSTRAINT group_nesting_pk PRIMARY KEY (tenant_id, group_id, child_id),
    CONSTRAINT group_nesting_of_group FOREIGN KEY (tenant_id, group_id) REFERENCES scim_group (tenant_id, id),
    CONSTRAINT group_nesting_is_group FOREIGN KEY (tenant_id, child_id) REFERENCES scim_group (tenant_id, id),
    CONSTRAINT group_nesting_not_in_itself CHECK (group_id <> child_id)
);
CREATE INDEX group_nesting_by_child ON group_nesting (tenant_id, child_id);
--rollback DROP TABLE group_nesting;

--changeset muster:membership
-- The members of groups as SCIM shows them: people and groups that are not deleted, by the names they have now.
CREATE VIEW membership AS
    SELECT m.tenant_id, m.group_id, m.user_id AS member_id, 'User' AS type,
           coalesce(u.attributes ->> 'displayName', u.attributes ->> 'userName') AS display,
           coalesce(u.comparable ->> 'displayName', u.comparable ->> 'userName') AS display_key
      FROM group_member m
      JOIN scim_user u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
     WHERE u.deleted_at IS NULL
    UNION ALL
    SELECT n.tenant_id, n.group_id, n.child_id, 'Group', g.attributes ->> 'displayName', g.comparable ->> 'displayName'
      FROM group_nesting n
      JOIN scim_group g ON g.tenant_id = n.tenant_id AND g.id = n.child_id
     WHERE g.deleted_at IS NULL;
--rollback DROP VIEW membership;

--changeset muster:groups_of splitStatements:false
-- The groups that a person is in: directly, or by a group that is a member of another.
CREATE FUNCTION groups_of(tenant uuid, person uuid)
RETURNS TABLE (group_id uuid, type text, display text, display_key text)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up(group_id, direct) AS (
        SELECT m.group_id, TRUE FROM group_member m WHERE m.tenant_id = tenant AND m.user_id = person
        UNION
        SELECT n.group_id, FALSE FROM up JOIN group_nesting n ON n.tenant_id = tenant AND n.child_id = up.group_id
    )
    SELECT g.id, CASE WHEN bool_or(up.direct) THEN 'direct' ELSE 'indirect' END,
           g.attributes ->> 'displayName', g.comparable ->> 'displayName'
      FROM up
      JOIN scim_group g ON g.tenant_id = tenant AND g.id = up.group_id AND g.deleted_at IS NULL
     GROUP BY g.tenant_id, g.id
$$;
--rollback DROP FUNCTION groups_of(uuid, uuid);

--changeset muster:resource_count
-- How many there are, so that no list counts rows. One row for each connection that counts: no two wait for each other.
CREATE TABLE resource_count (
    tenant_id uuid    NOT NULL,
    type      text    NOT NULL,
    counter   integer NOT NULL,
    n         bigint  NOT NULL, -- what this counter has seen come less what it has seen go; the sum of all counts
    CONSTRAINT resource_count_pk PRIMARY KEY (tenant_id, type, counter),
    CONSTRAINT resource_count_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
INSERT INTO resource_count
SELECT tenant_id, 'scim_user', 0, count(*) FROM scim_user WHERE deleted_at IS NULL GROUP BY tenant_id
UNION ALL
SELECT tenant_id, 'scim_group', 0, count(*) FROM scim_group WHERE deleted_at IS NULL GROUP BY tenant_id;
--rollback DROP TABLE resource_count;
