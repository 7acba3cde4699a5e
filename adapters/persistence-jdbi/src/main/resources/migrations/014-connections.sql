--liquibase formatted sql logicalFilePath:014-connections.sql

--changeset muster:connection
CREATE TABLE connection (
    tenant_id         uuid             NOT NULL,
    id                uuid             NOT NULL,
    name              text COLLATE "C" NOT NULL,
    profile           text             NOT NULL,
    groups            boolean          NOT NULL,
    on_inactive       text             NOT NULL,
    on_delete         text             NOT NULL,
    keep_deleted_days integer          NOT NULL,
    created           timestamptz      NOT NULL,
    CONSTRAINT connection_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT connection_name_is_unique UNIQUE (tenant_id, name),
    CONSTRAINT connection_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
-- Every tenant has had one, without its name.
INSERT INTO connection
SELECT id, gen_random_uuid(), 'default', 'UNKNOWN', groups, 'SUSPEND', 'SOFT_DELETE', 30, created FROM tenant;
-- tenant.groups is read by the version before this one, and by nobody when that has gone.
--rollback DROP TABLE connection;

--changeset muster:tokens_of_connections
ALTER TABLE token ADD COLUMN connection_id uuid;
UPDATE token SET connection_id = connection.id FROM connection WHERE connection.tenant_id = token.tenant_id;
ALTER TABLE token ALTER COLUMN connection_id SET NOT NULL;
ALTER TABLE token ADD CONSTRAINT token_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id);
ALTER TABLE oauth_client ADD COLUMN connection_id uuid;
UPDATE oauth_client SET connection_id = connection.id FROM connection WHERE connection.tenant_id = oauth_client.tenant_id;
ALTER TABLE oauth_client ALTER COLUMN connection_id SET NOT NULL;
ALTER TABLE oauth_client ADD CONSTRAINT oauth_client_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id);
--rollback ALTER TABLE token DROP COLUMN connection_id;
--rollback ALTER TABLE oauth_client DROP COLUMN connection_id;

--changeset muster:habits_of_connections
ALTER TABLE habit_count ADD COLUMN connection_id uuid;
UPDATE habit_count SET connection_id = connection.id FROM connection WHERE connection.tenant_id = habit_count.tenant_id;
ALTER TABLE habit_count DROP CONSTRAINT habit_count_pk;
ALTER TABLE habit_count ADD CONSTRAINT habit_count_pk PRIMARY KEY (tenant_id, connection_id, habit);
ALTER TABLE habit_count ADD CONSTRAINT habit_count_of_connection FOREIGN KEY (tenant_id, connection_id) REFERENCES connection (tenant_id, id);
--rollback ALTER TABLE habit_count DROP CONSTRAINT habit_count_pk;
--rollback ALTER TABLE habit_count DROP COLUMN connection_id;
--rollback ALTER TABLE habit_count ADD CONSTRAINT habit_count_pk PRIMARY KEY (tenant_id, habit);
