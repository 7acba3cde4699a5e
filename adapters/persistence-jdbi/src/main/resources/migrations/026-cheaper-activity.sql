--liquibase formatted sql logicalFilePath:026-cheaper-activity.sql

--changeset muster:activity_about runInTransaction:false
-- Ids have the time in them, so the key is the index by time; each request adds a line, and each index makes it dearer.
DROP INDEX IF EXISTS activity_about; -- one that was killed in the making
CREATE INDEX CONCURRENTLY activity_about ON activity (tenant_id, subject, id);
--rollback DROP INDEX activity_about;

--changeset muster:activity_by_subject runInTransaction:false
DROP INDEX CONCURRENTLY IF EXISTS activity_by_subject;
--rollback CREATE INDEX activity_by_subject ON activity (tenant_id, subject, at DESC, id DESC);

--changeset muster:activity_by_time runInTransaction:false
DROP INDEX CONCURRENTLY IF EXISTS activity_by_time;
--rollback CREATE INDEX activity_by_time ON activity (tenant_id, at DESC, id DESC);
