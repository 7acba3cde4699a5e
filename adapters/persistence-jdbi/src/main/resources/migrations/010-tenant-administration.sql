--liquibase formatted sql logicalFilePath:010-tenant-administration.sql

--changeset muster:tenant_contacts
ALTER TABLE tenant ADD COLUMN verified_domains text[] NOT NULL DEFAULT '{}';
ALTER TABLE tenant ADD COLUMN notify           text[] NOT NULL DEFAULT '{}'; -- addresses
ALTER TABLE tenant ADD COLUMN language         text   NOT NULL DEFAULT 'en';
--rollback ALTER TABLE tenant DROP COLUMN verified_domains, DROP COLUMN notify, DROP COLUMN language;

--changeset muster:tenant_slug
-- The names that tenants have and had: who calls an old one means the tenant that had it, so nobody else may have it.
CREATE TABLE tenant_slug (
    slug      text COLLATE "C" NOT NULL,
    tenant_id uuid             NOT NULL,
    CONSTRAINT tenant_slug_pk PRIMARY KEY (slug),
    CONSTRAINT tenant_slug_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX tenant_slug_by_tenant ON tenant_slug (tenant_id);
INSERT INTO tenant_slug SELECT slug, id FROM tenant;
ALTER TABLE tenant DROP CONSTRAINT tenant_slug_is_unique;
--rollback ALTER TABLE tenant ADD CONSTRAINT tenant_slug_is_unique UNIQUE (slug);
--rollback DROP TABLE tenant_slug;
