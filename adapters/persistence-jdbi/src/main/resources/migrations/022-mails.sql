--liquibase formatted sql logicalFilePath:022-mails.sql

--changeset muster:mail
-- A notice in words for each of its recipients, from when it is posted until a month after it is sent or given up.
CREATE TABLE mail (
    tenant_id     uuid             NOT NULL,
    id            uuid             NOT NULL,
    kind          text             NOT NULL,
    key           text COLLATE "C" NOT NULL, -- of the notice
    recipient     text COLLATE "C" NOT NULL,
    language      text             NOT NULL,
    subject       text             NOT NULL,
    text_body     text             NOT NULL,
    html_body     text             NOT NULL,
    state         text             NOT NULL,
    attempts      integer          NOT NULL,
    interrupted   integer          NOT NULL, -- attempts that never ended
    fence         bigint,                    -- of the attempt that has begun and not ended
    created       timestamptz      NOT NULL,
    next_attempt  timestamptz      NOT NULL,
    first_failure timestamptz,
    last_error    text,
    ended         timestamptz,               -- when it was sent or given up
    CONSTRAINT mail_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT mail_once UNIQUE (tenant_id, key, recipient),
    CONSTRAINT mail_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX mail_due ON mail (next_attempt, tenant_id) WHERE state = 'QUEUED';
CREATE INDEX mail_dead ON mail (tenant_id, id) WHERE state = 'DEAD';
CREATE INDEX mail_by_kind ON mail (tenant_id, kind, created);
CREATE INDEX mail_ended ON mail (ended) WHERE ended IS NOT NULL;
--rollback DROP TABLE mail;

--changeset muster:mail_lease
-- Which node sends the mails of a tenant.
CREATE TABLE mail_lease (
    tenant_id   uuid        NOT NULL,
    node        text        NOT NULL,
    fence       bigint      NOT NULL, -- grows with each node that takes it
    lease_until timestamptz NOT NULL, -- by the clock of the database
    CONSTRAINT mail_lease_pk PRIMARY KEY (tenant_id),
    CONSTRAINT mail_lease_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE mail_lease;
