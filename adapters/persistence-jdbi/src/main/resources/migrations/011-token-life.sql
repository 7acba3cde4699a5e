--liquibase formatted sql logicalFilePath:011-token-life.sql

--changeset muster:token_life
ALTER TABLE token ADD COLUMN hint           text NOT NULL DEFAULT '';       -- the last characters of the secret
ALTER TABLE token ADD COLUMN set_to         text NOT NULL DEFAULT 'ACTIVE'; -- whether it has expired, its end tells
ALTER TABLE token ADD COLUMN created_by     text NOT NULL DEFAULT 'operator';
ALTER TABLE token ADD COLUMN replaced       timestamptz;                    -- when another took its place
ALTER TABLE token ADD COLUMN last_used      timestamptz;
ALTER TABLE token ADD COLUMN last_used_from text;
ALTER TABLE token ADD COLUMN last_used_by   text;
ALTER TABLE token ADD COLUMN told_days_left integer;                        -- the last time that its end was announced
ALTER TABLE token ADD CONSTRAINT token_set_to_is_known CHECK (set_to IN ('ACTIVE', 'INACTIVE', 'REVOKED'));
CREATE INDEX token_by_end ON token (expires) WHERE set_to = 'ACTIVE';
--rollback ALTER TABLE token DROP COLUMN hint, DROP COLUMN set_to, DROP COLUMN created_by, DROP COLUMN replaced;
--rollback ALTER TABLE token DROP COLUMN last_used, DROP COLUMN last_used_from, DROP COLUMN last_used_by;
--rollback ALTER TABLE token DROP COLUMN told_days_left;
