--liquibase formatted sql logicalFilePath:008-cheaper-writes.sql

--changeset muster:documents_as_they_are
-- A user's two documents are a little more than PostgreSQL keeps uncompressed; to compress them cost more than to write them.
ALTER TABLE scim_user SET (toast_tuple_target = 8160);
ALTER TABLE scim_group SET (toast_tuple_target = 8160);
--rollback ALTER TABLE scim_user RESET (toast_tuple_target);
--rollback ALTER TABLE scim_group RESET (toast_tuple_target);

--changeset muster:short_pending_lists
-- New entries wait in a list of a few pages, which every look-up reads, and go into the index together.
ALTER INDEX scim_user_comparable SET (fastupdate = on, gin_pending_list_limit = 64);
ALTER INDEX scim_group_comparable SET (fastupdate = on, gin_pending_list_limit = 64);
--rollback ALTER INDEX scim_user_comparable SET (fastupdate = off);
--rollback ALTER INDEX scim_group_comparable SET (fastupdate = off);

--changeset muster:logs_without_locks
-- To check a foreign key is to lock the tenant's row, which all writers of a tenant would share. A tenant is never deleted.
ALTER TABLE outbox_event DROP CONSTRAINT outbox_event_of_tenant;
ALTER TABLE activity DROP CONSTRAINT activity_of_tenant;
ALTER TABLE resource_count DROP CONSTRAINT resource_count_of_tenant;
--rollback ALTER TABLE outbox_event ADD CONSTRAINT outbox_event_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id);
--rollback ALTER TABLE activity ADD CONSTRAINT activity_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id);
--rollback ALTER TABLE resource_count ADD CONSTRAINT resource_count_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id);
