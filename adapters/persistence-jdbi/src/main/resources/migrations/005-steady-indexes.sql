--liquibase formatted sql logicalFilePath:005-steady-indexes.sql

--changeset muster:steady_comparable
-- New entries go into the index at once: a list of pending ones would be read through by every look-up until the next vacuum.
ALTER INDEX scim_user_comparable SET (fastupdate = off);
ALTER INDEX scim_group_comparable SET (fastupdate = off);
--rollback ALTER INDEX scim_user_comparable RESET (fastupdate);
--rollback ALTER INDEX scim_group_comparable RESET (fastupdate);
