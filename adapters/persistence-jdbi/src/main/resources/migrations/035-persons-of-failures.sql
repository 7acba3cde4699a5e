--liquibase formatted sql logicalFilePath:035-persons-of-failures.sql

--changeset muster:activity_persons
-- Digests of what a failed request names a person by; the person may have no account.
ALTER TABLE activity ADD COLUMN persons text[];
--rollback ALTER TABLE activity DROP COLUMN persons;

--changeset muster:activity_by_person runInTransaction:false
DROP INDEX IF EXISTS activity_by_person; -- one that was killed in the making
CREATE INDEX CONCURRENTLY activity_by_person ON activity USING gin (persons) WHERE persons IS NOT NULL;
--rollback DROP INDEX activity_by_person;
