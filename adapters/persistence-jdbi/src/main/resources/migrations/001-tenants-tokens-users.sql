--liquibase formatted sql logicalFilePath:001-tenants-tokens-users.sql

-- The tenant leads every primary, unique and foreign key, so that PostgreSQL itself keeps tenants apart. There are two
-- exceptions, and both lead to the tenant: its slug, which stands in the URL, and the digest of a token, for nothing else is
-- known when one is presented. SQL of PostgreSQL 15.

--changeset muster:tenant
CREATE TABLE tenant (
    id                uuid                     NOT NULL,
    slug              text        COLLATE "C"  NOT NULL,
    display_name      text                     NOT NULL,
    sso               text                     NOT NULL,
    require_sso       boolean                  NOT NULL,
    max_active_tokens integer                  NOT NULL,
    scim              text                     NOT NULL,
    created           timestamptz              NOT NULL,
    CONSTRAINT tenant_pk PRIMARY KEY (id),
    CONSTRAINT tenant_slug_is_unique UNIQUE (slug),
    CONSTRAINT tenant_sso_is_known CHECK (sso IN ('NONE', 'SAML', 'OIDC')),
    CONSTRAINT tenant_scim_is_known CHECK (scim IN ('OFF', 'ON', 'SUSPENDED')),
    CONSTRAINT tenant_has_1_to_10_active_tokens CHECK (max_active_tokens BETWEEN 1 AND 10)
);
--rollback DROP TABLE tenant;

--changeset muster:token
CREATE TABLE token (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    description text        NOT NULL,
    digest      bytea       NOT NULL, -- SHA-256 of the secret, which is not stored
    created     timestamptz NOT NULL,
    expires     timestamptz,          -- null: never
    CONSTRAINT token_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT token_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT token_digest_is_unique UNIQUE (digest),
    CONSTRAINT token_digest_is_sha256 CHECK (octet_length(digest) = 32)
);
--rollback DROP TABLE token;

--changeset muster:scim_user
CREATE TABLE scim_user (
    tenant_id     uuid                    NOT NULL,
    id            uuid                    NOT NULL,
    version       bigint                  NOT NULL,
    origin        text                    NOT NULL,
    user_name_key text        COLLATE "C" NOT NULL, -- the user name without letter case, made by the domain
    external_id   text        COLLATE "C",
    active        boolean                 NOT NULL,
    attributes    jsonb                   NOT NULL, -- as the client gave them, names as in the schema
    comparable    jsonb                   NOT NULL, -- the same in the form that filters compare
    created       timestamptz             NOT NULL,
    last_modified timestamptz             NOT NULL,
    deleted_at    timestamptz,                      -- not null: kept, but not found
    CONSTRAINT scim_user_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT scim_user_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT scim_user_origin_is_known CHECK (origin IN ('LOCAL', 'SSO', 'SCIM', 'IMPORT'))
);
--rollback DROP TABLE scim_user;

--changeset muster:scim_user_indexes
CREATE UNIQUE INDEX scim_user_name_is_unique ON scim_user (tenant_id, user_name_key) WHERE deleted_at IS NULL;

-- The first characters only: an entry of an index has at most a third of a page, an externalId may be longer.
CREATE INDEX scim_user_external_id ON scim_user (tenant_id, left(external_id, 256)) WHERE deleted_at IS NULL;

-- For eq on any other attribute. A GIN index takes no uuid beside the document; what it finds is narrowed to the tenant.
CREATE INDEX scim_user_comparable ON scim_user USING gin (comparable jsonb_path_ops) WHERE deleted_at IS NULL;
--rollback DROP INDEX scim_user_comparable, scim_user_external_id, scim_user_name_is_unique;

--changeset muster:outbox_event
CREATE TABLE outbox_event (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL, -- the id of the resource
    occurred_at timestamptz NOT NULL,
    data        jsonb       NOT NULL, -- {"changes": {attribute: {"before": value, "after": value}}}, null for unassigned
    CONSTRAINT outbox_event_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT outbox_event_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE outbox_event;

--changeset muster:activity
CREATE TABLE activity (
    tenant_id uuid        NOT NULL,
    id        uuid        NOT NULL,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    operation text        NOT NULL,
    subject   text,                 -- the id of the resource it was done to, if one was met
    outcome   text        NOT NULL,
    reference text        NOT NULL,
    detail    text        NOT NULL,
    CONSTRAINT activity_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT activity_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT activity_outcome_is_known CHECK (outcome IN ('DONE', 'REFUSED', 'FAILED'))
);
CREATE INDEX activity_by_time ON activity (tenant_id, at DESC, id DESC);
CREATE INDEX activity_by_reference ON activity (tenant_id, reference);
CREATE INDEX activity_by_subject ON activity (tenant_id, subject, at DESC, id DESC);
--rollback DROP TABLE activity;
