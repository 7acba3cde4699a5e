--liquibase formatted sql logicalFilePath:027-deleted-groups.sql

--changeset muster:departure_members
-- Of a group that was deleted: itself, and who was in it, some to a row. The user_id of such rows is nobody's; it only has a place in the order.
ALTER TABLE departure ADD COLUMN members uuid[],
                      ADD COLUMN n bigint NOT NULL DEFAULT 1, -- how many have departed
                      DROP CONSTRAINT departure_kind_is_known,
                      ADD CONSTRAINT departure_kind_is_known CHECK (
                          kind IN ('DEACTIVATED', 'DELETED', 'REMOVED_FROM_GROUP', 'GROUP_DELETED', 'OF_DELETED_GROUP'));
--rollback DELETE FROM departure WHERE kind IN ('GROUP_DELETED', 'OF_DELETED_GROUP');
--rollback ALTER TABLE departure DROP COLUMN members, DROP COLUMN n;
