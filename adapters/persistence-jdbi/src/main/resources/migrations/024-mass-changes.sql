--liquibase formatted sql logicalFilePath:024-mass-changes.sql

--changeset muster:departure
-- Who has lost some access by what an IdP did; what a mass change is noticed by and put back from.
CREATE TABLE departure (
    tenant_id     uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    kind          text        NOT NULL,
    group_id      uuid,                 -- that the user was taken out of
    at            timestamptz NOT NULL,
    CONSTRAINT departure_kind_is_known CHECK (kind IN ('DEACTIVATED', 'DELETED', 'REMOVED_FROM_GROUP'))
);
CREATE INDEX departure_by_time ON departure (at);
CREATE INDEX departure_by_user ON departure (tenant_id, connection_id, user_id);
--rollback DROP TABLE departure;

--changeset muster:mass_change
-- Too many departures by one connection within a short time.
CREATE TABLE mass_change (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    began_at      timestamptz NOT NULL,
    ended_at      timestamptz,          -- null as long as departures go on
    state         text        NOT NULL,
    deactivated   bigint      NOT NULL,
    deleted       bigint      NOT NULL,
    removed       bigint      NOT NULL, -- from groups
    CONSTRAINT mass_change_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT mass_change_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id),
    CONSTRAINT mass_change_state_is_known CHECK (state IN ('HELD', 'RELEASED'))
);
CREATE UNIQUE INDEX mass_change_goes_on_once ON mass_change (tenant_id, connection_id) WHERE ended_at IS NULL;
CREATE INDEX mass_change_held ON mass_change (tenant_id, connection_id) WHERE state = 'HELD';
--rollback DROP TABLE mass_change;

--changeset muster:scim_user_purge_after
-- Of a deleted user whom nobody recognises any more: when it may be purged, unless a mass change holds it.
ALTER TABLE scim_user ADD COLUMN purge_after timestamptz;
--rollback ALTER TABLE scim_user DROP COLUMN purge_after;

--changeset muster:scim_user_to_purge runInTransaction:false
DROP INDEX IF EXISTS scim_user_to_purge; -- one that was killed in the making
CREATE INDEX CONCURRENTLY scim_user_to_purge ON scim_user (purge_after) WHERE purge_after IS NOT NULL;
--rollback DROP INDEX scim_user_to_purge;
