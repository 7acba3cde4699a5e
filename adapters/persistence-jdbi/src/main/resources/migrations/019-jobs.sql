--liquibase formatted sql logicalFilePath:019-jobs.sql

--changeset muster:job
CREATE TABLE job (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    kind        text        NOT NULL,
    settings    jsonb       NOT NULL,
    batch       integer     NOT NULL,
    state       text        NOT NULL,
    phase       text        NOT NULL,
    plan_only   boolean     NOT NULL,
    position    uuid,                   -- the subject of the last row that the phase has gone through
    total       bigint      NOT NULL,
    states      jsonb       NOT NULL,   -- how many rows are in which state
    reasons     jsonb       NOT NULL,   -- and are skipped or kept for which reason
    since       timestamptz NOT NULL,
    handled     bigint      NOT NULL,
    created     timestamptz NOT NULL,
    started_by  text        NOT NULL,
    reason      text        NOT NULL,
    problem     text,
    node        text        NOT NULL,
    fence       bigint      NOT NULL,   -- grows with each node that takes it; what an older one writes is refused by it
    lease_until timestamptz NOT NULL,   -- by the clock of the database
    CONSTRAINT job_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT job_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE UNIQUE INDEX job_of_kind_is_one ON job (tenant_id, kind) WHERE state IN ('RUNNING', 'PAUSED');
CREATE INDEX job_to_take ON job (lease_until) WHERE state = 'RUNNING';
--rollback DROP TABLE job;

--changeset muster:job_row
-- The plan of a job, its record, and what it is undone by. Without a foreign key, which would look at the job for each row: rows are
-- written only while the job is held.
CREATE TABLE job_row (
    tenant_id uuid NOT NULL,
    job_id    uuid NOT NULL,
    subject   uuid NOT NULL,
    key       text COLLATE "C",         -- what only one row may have
    before    text,
    after     text,
    state     text NOT NULL,
    reason    text,
    CONSTRAINT job_row_pk PRIMARY KEY (tenant_id, job_id, subject)
) WITH (fillfactor = 80);               -- each is written a second time, when it is done
CREATE INDEX job_row_by_key ON job_row (tenant_id, job_id, key) WHERE key IS NOT NULL;
--rollback DROP TABLE job_row;
