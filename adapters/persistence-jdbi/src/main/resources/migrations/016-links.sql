--liquibase formatted sql logicalFilePath:016-links.sql

--changeset muster:linked_to_connection
-- The connection whose IdP pushed or adopted it. Without a foreign key: to check one is to lock the connection's row, which all
-- writers would share. A connection is never deleted.
ALTER TABLE scim_user ADD COLUMN connection_id uuid;
ALTER TABLE scim_group ADD COLUMN connection_id uuid;
UPDATE scim_user SET connection_id = c.id
  FROM (SELECT DISTINCT ON (tenant_id) tenant_id, id FROM connection ORDER BY tenant_id, created, id) c
 WHERE scim_user.tenant_id = c.tenant_id AND scim_user.origin = 'SCIM';
UPDATE scim_group SET connection_id = c.id
  FROM (SELECT DISTINCT ON (tenant_id) tenant_id, id FROM connection ORDER BY tenant_id, created, id) c
 WHERE scim_group.tenant_id = c.tenant_id;
CREATE INDEX scim_user_of_connection ON scim_user (tenant_id, connection_id, id) WHERE deleted_at IS NULL;
CREATE INDEX scim_group_of_connection ON scim_group (tenant_id, connection_id, id) WHERE deleted_at IS NULL;
DROP INDEX scim_group_name_is_unique;
CREATE UNIQUE INDEX scim_group_name_is_unique ON scim_group (tenant_id, connection_id, left(name_key, 600)) WHERE deleted_at IS NULL;
--rollback DROP INDEX scim_group_name_is_unique;
--rollback CREATE UNIQUE INDEX scim_group_name_is_unique ON scim_group (tenant_id, left(name_key, 600)) WHERE deleted_at IS NULL;
--rollback ALTER TABLE scim_user DROP COLUMN connection_id;
--rollback ALTER TABLE scim_group DROP COLUMN connection_id;

--changeset muster:resource_count_of_connections
-- The type is the table, and behind a blank the connection of what is linked to one.
DELETE FROM resource_count;
INSERT INTO resource_count
SELECT tenant_id, 'scim_user' || coalesce(' ' || connection_id, ''), 0, count(*)
  FROM scim_user WHERE deleted_at IS NULL GROUP BY tenant_id, connection_id
UNION ALL
SELECT tenant_id, 'scim_group' || coalesce(' ' || connection_id, ''), 0, count(*)
  FROM scim_group WHERE deleted_at IS NULL GROUP BY tenant_id, connection_id;
--rollback SELECT 1;

--changeset muster:links_of_the_version_before splitStatements:false
-- While nodes of the version before go on writing, what they add belongs to the first connection; they count it as of none.
CREATE FUNCTION linked_to_first_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.connection_id := (SELECT id FROM connection WHERE tenant_id = NEW.tenant_id ORDER BY created, id LIMIT 1);
    RETURN NEW;
END
$$;
CREATE TRIGGER linked_to_first_connection BEFORE INSERT ON scim_user
    FOR EACH ROW WHEN (NEW.connection_id IS NULL AND NEW.origin = 'SCIM') EXECUTE FUNCTION linked_to_first_connection();
CREATE TRIGGER linked_to_first_connection BEFORE INSERT ON scim_group
    FOR EACH ROW WHEN (NEW.connection_id IS NULL) EXECUTE FUNCTION linked_to_first_connection();
--rollback DROP TRIGGER linked_to_first_connection ON scim_user;
--rollback DROP TRIGGER linked_to_first_connection ON scim_group;
--rollback DROP FUNCTION linked_to_first_connection();
