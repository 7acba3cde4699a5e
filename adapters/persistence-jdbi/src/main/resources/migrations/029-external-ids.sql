--liquibase formatted sql logicalFilePath:029-external-ids.sql

--changeset muster:connection_external_id
-- Whether an externalId alone brings an account back.
ALTER TABLE connection ADD COLUMN external_id text NOT NULL DEFAULT 'AUTO',
                       ADD CONSTRAINT connection_external_id_is_known CHECK (external_id IN ('AUTO', 'IMMUTABLE', 'REUSABLE'));
--rollback ALTER TABLE connection DROP COLUMN external_id;

--changeset muster:no_conflict_by_external_id
-- An externalId that another user has no longer refuses anything. Nodes of the version before may add some until they stop.
DELETE FROM user_conflict WHERE cause = 'OTHER_NAME';
--rollback SELECT 1;
