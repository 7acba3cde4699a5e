--liquibase formatted sql logicalFilePath:030-group-names-and-ids.sql

--changeset muster:scim_group_name_with_external_id runInTransaction:false
-- A directory may have several groups of one name, told apart by externalId. The digest is short enough for an entry of an index.
DROP INDEX IF EXISTS scim_group_name_and_id_is_unique; -- one that was killed in the making
CREATE UNIQUE INDEX CONCURRENTLY scim_group_name_and_id_is_unique
    ON scim_group (tenant_id, connection_id, left(name_key, 600), md5(coalesce(external_id, ''))) WHERE deleted_at IS NULL;
--rollback DROP INDEX scim_group_name_and_id_is_unique;

--changeset muster:scim_group_name_is_not_unique
DROP INDEX scim_group_name_is_unique;
ALTER INDEX scim_group_name_and_id_is_unique RENAME TO scim_group_name_is_unique;
--rollback ALTER INDEX scim_group_name_is_unique RENAME TO scim_group_name_and_id_is_unique;
