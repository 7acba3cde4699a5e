--liquibase formatted sql logicalFilePath:002-groups.sql

--changeset muster:scim_group
CREATE TABLE scim_group (
    tenant_id     uuid                    NOT NULL,
    id            uuid                    NOT NULL,
    version       bigint                  NOT NULL,
    external_id   text        COLLATE "C",
    attributes    jsonb                   NOT NULL, -- as the client gave them, without members
    comparable    jsonb                   NOT NULL, -- the same in the form that filters compare
    created       timestamptz             NOT NULL,
    last_modified timestamptz             NOT NULL,
    deleted_at    timestamptz,                      -- not null: kept, but not found
    CONSTRAINT scim_group_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT scim_group_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX scim_group_external_id ON scim_group (tenant_id, left(external_id, 256)) WHERE deleted_at IS NULL;
CREATE INDEX scim_group_comparable ON scim_group USING gin (comparable jsonb_path_ops) WHERE deleted_at IS NULL;
--rollback DROP TABLE scim_group;

--changeset muster:group_member
-- The row of a user who is deleted stays, so that a user who is restored is where it was; it is not shown.
CREATE TABLE group_member (
    tenant_id uuid NOT NULL,
    group_id  uuid NOT NULL,
    user_id   uuid NOT NULL,
    CONSTRAINT group_member_pk PRIMARY KEY (tenant_id, group_id, user_id),
    CONSTRAINT group_member_of_group FOREIGN KEY (tenant_id, group_id) REFERENCES scim_group (tenant_id, id),
    CONSTRAINT group_member_is_user FOREIGN KEY (tenant_id, user_id) REFERENCES scim_user (tenant_id, id)
);
CREATE INDEX group_member_by_user ON group_member (tenant_id, user_id);
--rollback DROP TABLE group_member;
