--liquibase formatted sql logicalFilePath:031-template-groups.sql

--changeset muster:template_groups
-- How the groups are found that a condition names: {key of the name: id}, or by their names. What is there goes by names until the service
-- has bound it, or an operator has said what is meant.
ALTER TABLE new_user_template
    ADD COLUMN group_matching text    NOT NULL DEFAULT 'UNDECIDED',
    ADD COLUMN bound_groups   jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN settled        boolean NOT NULL DEFAULT false, -- nothing more is to be found out of the groups
    ADD CONSTRAINT new_user_template_group_matching_is_known CHECK (group_matching IN ('BY_ID', 'BY_NAME', 'UNDECIDED'));
CREATE INDEX new_user_template_unsettled ON new_user_template (tenant_id) WHERE NOT settled;
--rollback ALTER TABLE new_user_template DROP COLUMN group_matching, DROP COLUMN bound_groups, DROP COLUMN settled;
