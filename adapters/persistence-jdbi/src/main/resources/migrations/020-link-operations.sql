--liquibase formatted sql logicalFilePath:020-link-operations.sql

--changeset muster:link_operation
-- What support has done to the identity of accounts, with what they were before.
CREATE TABLE link_operation (
    tenant_id uuid        NOT NULL,
    id        uuid        NOT NULL,
    kind      text        NOT NULL,
    changes   jsonb       NOT NULL, -- {"changes": [{"user", "before", "after", "retired"}]}
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    undone_at timestamptz,
    CONSTRAINT link_operation_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT link_operation_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE link_operation;

--changeset muster:distinct_users
-- Pairs that look like one person and are two; the smaller id is the one.
CREATE TABLE distinct_users (
    tenant_id uuid NOT NULL,
    one       uuid NOT NULL,
    other     uuid NOT NULL,
    CONSTRAINT distinct_users_pk PRIMARY KEY (tenant_id, one, other),
    CONSTRAINT distinct_users_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE distinct_users;
