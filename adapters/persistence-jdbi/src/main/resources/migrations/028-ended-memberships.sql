--liquibase formatted sql logicalFilePath:028-ended-memberships.sql

--changeset muster:memberships_of_deleted_users
-- A user who was deleted while it was added to a group stayed in it, and one who came back was in its old groups again. The groups get
-- another version, for what is shown of them changes.
WITH ended AS (
    DELETE FROM group_member m USING scim_user u
     WHERE u.tenant_id = m.tenant_id AND u.id = m.user_id AND u.deleted_at IS NOT NULL
    RETURNING m.tenant_id, m.group_id
)
UPDATE scim_group SET version = version + 1
  FROM (SELECT DISTINCT tenant_id, group_id FROM ended) of_group
 WHERE scim_group.tenant_id = of_group.tenant_id AND scim_group.id = of_group.group_id AND deleted_at IS NULL;
DELETE FROM group_member m USING scim_group g
 WHERE g.tenant_id = m.tenant_id AND g.id = m.group_id AND g.deleted_at IS NOT NULL;
WITH ended AS (
    DELETE FROM group_nesting n USING scim_group g
     WHERE g.tenant_id = n.tenant_id AND g.id IN (n.group_id, n.child_id) AND g.deleted_at IS NOT NULL
    RETURNING n.tenant_id, n.group_id
)
UPDATE scim_group SET version = version + 1
  FROM (SELECT DISTINCT tenant_id, group_id FROM ended) of_group
 WHERE scim_group.tenant_id = of_group.tenant_id AND scim_group.id = of_group.group_id AND deleted_at IS NULL;
DELETE FROM left_group l USING scim_user u
 WHERE u.tenant_id = l.tenant_id AND u.id = l.user_id AND u.deleted_at IS NULL;
--rollback SELECT 1;
