--liquibase formatted sql logicalFilePath:006-tenant-schemas.sql

--changeset muster:tenant_schema
CREATE TABLE tenant_schema (
    tenant_id     uuid             NOT NULL,
    urn_key       text COLLATE "C" NOT NULL, -- the URN in lower case
    resource_type text             NOT NULL,
    document      jsonb            NOT NULL, -- as RFC 7643 §7 has it
    CONSTRAINT tenant_schema_pk PRIMARY KEY (tenant_id, urn_key),
    CONSTRAINT tenant_schema_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT tenant_schema_type_is_known CHECK (resource_type IN ('User', 'Group'))
);
--rollback DROP TABLE tenant_schema;

--changeset muster:unique_value
-- The values of attributes that a tenant's schema declares unique, in comparable form.
CREATE TABLE unique_value (
    tenant_id   uuid             NOT NULL,
    attribute   text COLLATE "C" NOT NULL, -- the URN of the schema, a colon and the name
    value_key   text COLLATE "C" NOT NULL, -- SHA-256 of the value in comparable form, which may be too long for an index
    resource_id uuid             NOT NULL,
    CONSTRAINT unique_value_pk PRIMARY KEY (tenant_id, attribute, value_key),
    CONSTRAINT unique_value_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE INDEX unique_value_of_resource ON unique_value (tenant_id, resource_id);
--rollback DROP TABLE unique_value;

--changeset muster:tenant_group_settings
ALTER TABLE tenant ADD COLUMN groups boolean NOT NULL DEFAULT TRUE;
ALTER TABLE tenant ADD COLUMN unique_group_names boolean NOT NULL DEFAULT TRUE;
--rollback ALTER TABLE tenant DROP COLUMN groups, DROP COLUMN unique_group_names;
