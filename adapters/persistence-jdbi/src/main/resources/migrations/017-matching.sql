--liquibase formatted sql logicalFilePath:017-matching.sql

--changeset muster:user_alias
-- A name that a user was known by before, or is pushed by, beside the one it has.
CREATE TABLE user_alias (
    tenant_id   uuid             NOT NULL,
    name_key    text COLLATE "C" NOT NULL, -- without letter case, as the user names are
    user_id     uuid             NOT NULL,
    name        text             NOT NULL,
    valid_until timestamptz,               -- null: as long as the user is there
    CONSTRAINT user_alias_pk PRIMARY KEY (tenant_id, name_key),
    CONSTRAINT user_alias_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES scim_user (tenant_id, id)
);
CREATE INDEX user_alias_by_user ON user_alias (tenant_id, user_id);
--rollback DROP TABLE user_alias;

--changeset muster:left_group
-- The groups that a deleted user was in, for when it comes back.
CREATE TABLE left_group (
    tenant_id uuid NOT NULL,
    user_id   uuid NOT NULL,
    group_id  uuid NOT NULL,
    CONSTRAINT left_group_pk PRIMARY KEY (tenant_id, user_id, group_id),
    CONSTRAINT left_group_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES scim_user (tenant_id, id)
);
--rollback DROP TABLE left_group;

--changeset muster:deleted_user_indexes
CREATE INDEX scim_user_deleted_name ON scim_user (tenant_id, user_name_key) WHERE deleted_at IS NOT NULL;
CREATE INDEX scim_user_deleted_external_id ON scim_user (tenant_id, left(external_id, 256)) WHERE deleted_at IS NOT NULL;
--rollback DROP INDEX scim_user_deleted_name, scim_user_deleted_external_id;

--changeset muster:user_conflict
-- People who were pushed and of whom it cannot be told which account they are.
CREATE TABLE user_conflict (
    tenant_id     uuid             NOT NULL,
    connection_id uuid             NOT NULL,
    user_name_key text COLLATE "C" NOT NULL,
    user_name     text             NOT NULL,
    rule          text             NOT NULL,
    cause         text             NOT NULL,
    user_id       uuid             NOT NULL, -- the account that is in the way
    reference     text             NOT NULL,
    first_at      timestamptz      NOT NULL,
    last_at       timestamptz      NOT NULL,
    times         bigint           NOT NULL,
    CONSTRAINT user_conflict_pk PRIMARY KEY (tenant_id, connection_id, user_name_key)
);
CREATE INDEX user_conflict_by_time ON user_conflict (tenant_id, last_at DESC);
--rollback DROP TABLE user_conflict;
