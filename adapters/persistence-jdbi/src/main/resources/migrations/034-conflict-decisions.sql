--liquibase formatted sql logicalFilePath:034-conflict-decisions.sql

--changeset muster:conflict_decision
-- What an operator has decided about a conflict; the next push follows it.
ALTER TABLE user_conflict
    ADD COLUMN id              uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN renamed_user_id uuid,        -- the user that was to get the name, if it is not a new one
    ADD COLUMN decision        text,        -- null: undecided
    ADD COLUMN decided_by      text,
    ADD COLUMN decided_at      timestamptz,
    ADD CONSTRAINT user_conflict_decision_is_known CHECK (decision IN ('LINK', 'TWO_PEOPLE')),
    ADD CONSTRAINT user_conflict_decision_is_whole CHECK (
        (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL));
CREATE UNIQUE INDEX user_conflict_by_id ON user_conflict (tenant_id, id);
--rollback ALTER TABLE user_conflict DROP COLUMN id, DROP COLUMN renamed_user_id, DROP COLUMN decision, DROP COLUMN decided_by, DROP COLUMN decided_at;
