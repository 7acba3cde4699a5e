--liquibase formatted sql logicalFilePath:015-roles-and-protection.sql

--changeset muster:user_roles
ALTER TABLE scim_user ADD COLUMN roles text[] NOT NULL DEFAULT '{}'; -- what the product lets the user do
CREATE INDEX scim_user_with_roles ON scim_user (tenant_id, id) WHERE roles <> '{}' AND active AND deleted_at IS NULL;
--rollback DROP INDEX scim_user_with_roles;
--rollback ALTER TABLE scim_user DROP COLUMN roles;

--changeset muster:tenant_protection
ALTER TABLE tenant ADD COLUMN scim_administrator         uuid;                           -- a user of the tenant
ALTER TABLE tenant ADD COLUMN protect_scim_administrator boolean NOT NULL DEFAULT FALSE;
ALTER TABLE tenant ADD COLUMN break_glass                uuid[]  NOT NULL DEFAULT '{}';  -- users of the tenant
--rollback ALTER TABLE tenant DROP COLUMN scim_administrator, DROP COLUMN protect_scim_administrator, DROP COLUMN break_glass;
