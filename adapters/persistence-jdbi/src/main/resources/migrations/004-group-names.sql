--liquibase formatted sql logicalFilePath:004-group-names.sql

--changeset muster:scim_group_name
-- Null where the name may be taken by another group: those that were there before names were unique.
ALTER TABLE scim_group ADD COLUMN name_key text COLLATE "C";
UPDATE scim_group
   SET name_key = comparable ->> 'displayName'
 WHERE deleted_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM scim_group earlier
                    WHERE earlier.tenant_id = scim_group.tenant_id AND earlier.deleted_at IS NULL
                      AND earlier.id < scim_group.id
                      AND earlier.comparable -> 'displayName' = scim_group.comparable -> 'displayName');
CREATE UNIQUE INDEX scim_group_name_is_unique ON scim_group (tenant_id, left(name_key, 600)) WHERE deleted_at IS NULL;
--rollback ALTER TABLE scim_group DROP COLUMN name_key;
