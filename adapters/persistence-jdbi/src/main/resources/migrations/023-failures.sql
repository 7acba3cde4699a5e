--liquibase formatted sql logicalFilePath:023-failures.sql

--changeset muster:activity_cause
ALTER TABLE activity ADD COLUMN cause text COLLATE "C", -- of a failure
                     ADD COLUMN took_ms bigint NOT NULL DEFAULT 0; -- from the beginning of the request to the line
--rollback ALTER TABLE activity DROP COLUMN cause, DROP COLUMN took_ms;

--changeset muster:failure
-- What connections fail of at present; the admins are told of it when it is due.
CREATE TABLE failure (
    tenant_id     uuid             NOT NULL,
    connection_id uuid             NOT NULL,
    cause         text COLLATE "C" NOT NULL,
    first_at      timestamptz      NOT NULL,
    last_at       timestamptz      NOT NULL,
    n             bigint           NOT NULL,
    reference     text             NOT NULL, -- of the first that they were not told of, as the answer
    answer        text             NOT NULL,
    told          bigint           NOT NULL, -- of how many
    due_at        timestamptz      NOT NULL,
    CONSTRAINT failure_pk PRIMARY KEY (tenant_id, connection_id, cause),
    CONSTRAINT failure_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id)
);
CREATE INDEX failure_by_due ON failure (due_at);
--rollback DROP TABLE failure;

--changeset muster:outbox_event_notice
-- Whether admins have to be told of the event: DUE, PARKED after telling it has failed often, null if they were told or need not be.
ALTER TABLE outbox_event ADD COLUMN notice text COLLATE "C",
                         ADD COLUMN notice_failures smallint NOT NULL DEFAULT 0,
                         ADD CONSTRAINT outbox_event_notice_is_known CHECK (notice IN ('DUE', 'PARKED')) NOT VALID;
--rollback ALTER TABLE outbox_event DROP COLUMN notice, DROP COLUMN notice_failures;

--changeset muster:outbox_event_by_notice runInTransaction:false
DROP INDEX IF EXISTS outbox_event_by_notice; -- one that was killed in the making
CREATE INDEX CONCURRENTLY outbox_event_by_notice ON outbox_event (tenant_id, id) WHERE notice = 'DUE';
--rollback DROP INDEX outbox_event_by_notice;
