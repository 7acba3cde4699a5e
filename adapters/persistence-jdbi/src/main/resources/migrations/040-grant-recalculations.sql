--liquibase formatted sql logicalFilePath:040-grant-recalculations.sql

--changeset muster:several_grant_recalculations
-- Each change of groups that touches too many people for one request has a job of its own, so a tenant may have several under way.
DROP INDEX job_of_kind_is_one;
CREATE UNIQUE INDEX job_of_kind_is_one ON job (tenant_id, kind)
    WHERE state IN ('RUNNING', 'PAUSED') AND kind <> 'GRANT_RECALCULATE';
--rollback DELETE FROM job_row r USING job j WHERE j.tenant_id = r.tenant_id AND j.id = r.job_id AND j.kind = 'GRANT_RECALCULATE';
--rollback DELETE FROM job WHERE kind = 'GRANT_RECALCULATE';
--rollback DROP INDEX job_of_kind_is_one;
--rollback CREATE UNIQUE INDEX job_of_kind_is_one ON job (tenant_id, kind) WHERE state IN ('RUNNING', 'PAUSED');
