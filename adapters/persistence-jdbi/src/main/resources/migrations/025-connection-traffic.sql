--liquibase formatted sql logicalFilePath:025-connection-traffic.sql

--changeset muster:connection_traffic
-- What has come of a connection, kept every few seconds by each node.
CREATE TABLE connection_traffic (
    tenant_id     uuid    NOT NULL,
    connection_id uuid    NOT NULL,
    requests      bigint  NOT NULL DEFAULT 0,
    look_ups      bigint  NOT NULL DEFAULT 0,
    writes        bigint  NOT NULL DEFAULT 0,
    failures      bigint  NOT NULL DEFAULT 0,
    failed_writes bigint  NOT NULL DEFAULT 0,
    last_request  timestamptz,
    last_success  timestamptz,
    last_failure  timestamptz,
    last_probe    timestamptz,
    last_denied   timestamptz,
    first_write   timestamptz,
    cycles        jsonb   NOT NULL DEFAULT '[]', -- [[began, last, requests, look-ups, writes, failures, failed writes]], the newest first
    hour          jsonb   NOT NULL DEFAULT '[]', -- at most one of the same
    heard         bigint  NOT NULL DEFAULT 0,    -- when the last request came, in milliseconds of uptime
    look_again    bigint,                        -- when to look whether it is silent, likewise; null: never
    silent        boolean NOT NULL DEFAULT FALSE,
    CONSTRAINT connection_traffic_pk PRIMARY KEY (tenant_id, connection_id),
    CONSTRAINT connection_traffic_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id)
);
CREATE INDEX connection_traffic_due ON connection_traffic (look_again) WHERE NOT silent;
--rollback DROP TABLE connection_traffic;

--changeset muster:uptime
-- For how long the service has been up, all nodes together: one row, which every node moves on each minute.
CREATE TABLE uptime (
    one  boolean     NOT NULL DEFAULT TRUE,
    up   bigint      NOT NULL, -- in milliseconds
    beat timestamptz NOT NULL, -- by the clock of the database
    CONSTRAINT uptime_pk PRIMARY KEY (one),
    CONSTRAINT uptime_is_one CHECK (one)
);
INSERT INTO uptime (up, beat) VALUES (0, clock_timestamp());
--rollback DROP TABLE uptime;
