--liquibase formatted sql logicalFilePath:007-traces-and-habits.sql

--changeset muster:activity_trace
ALTER TABLE activity ADD COLUMN trace text[] NOT NULL DEFAULT '{}'; -- what was decided on the way, in words
--rollback ALTER TABLE activity DROP COLUMN trace;

--changeset muster:habit_count
-- How often a tenant's clients departed from the RFC in a way that has a name; kept every few seconds by each node.
CREATE TABLE habit_count (
    tenant_id uuid             NOT NULL,
    habit     text COLLATE "C" NOT NULL,
    n         bigint           NOT NULL,
    last_seen timestamptz      NOT NULL,
    CONSTRAINT habit_count_pk PRIMARY KEY (tenant_id, habit),
    CONSTRAINT habit_count_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE habit_count;
