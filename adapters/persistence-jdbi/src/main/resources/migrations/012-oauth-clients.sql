--liquibase formatted sql logicalFilePath:012-oauth-clients.sql

--changeset muster:oauth_client
CREATE TABLE oauth_client (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    description text        NOT NULL,
    set_to      text        NOT NULL,
    created_by  text        NOT NULL,
    created     timestamptz NOT NULL,
    CONSTRAINT oauth_client_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT oauth_client_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT oauth_client_set_to_is_known CHECK (set_to IN ('ACTIVE', 'INACTIVE', 'REVOKED'))
);
ALTER TABLE token ADD COLUMN client_id uuid; -- not null: a secret of this client
ALTER TABLE token ADD CONSTRAINT token_of_client FOREIGN KEY (tenant_id, client_id) REFERENCES oauth_client (tenant_id, id);
--rollback ALTER TABLE token DROP COLUMN client_id;
--rollback DROP TABLE oauth_client;

--changeset muster:access_token
-- What OAuth clients have got with their secrets. The digest leads to the tenant, for nothing else is known when one is presented.
CREATE TABLE access_token (
    tenant_id uuid        NOT NULL,
    token_id  uuid        NOT NULL, -- the client secret
    digest    bytea       NOT NULL, -- SHA-256 of the access token, which is not stored
    expires   timestamptz NOT NULL,
    CONSTRAINT access_token_pk PRIMARY KEY (tenant_id, token_id, digest),
    CONSTRAINT access_token_of_secret FOREIGN KEY (tenant_id, token_id) REFERENCES token (tenant_id, id),
    CONSTRAINT access_token_digest_is_unique UNIQUE (digest),
    CONSTRAINT access_token_digest_is_sha256 CHECK (octet_length(digest) = 32)
);
--rollback DROP TABLE access_token;
