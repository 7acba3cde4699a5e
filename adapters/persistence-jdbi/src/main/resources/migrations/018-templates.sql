--liquibase formatted sql logicalFilePath:018-templates.sql

--changeset muster:new_user_template
CREATE TABLE new_user_template (
    tenant_id           uuid             NOT NULL,
    name_key            text COLLATE "C" NOT NULL, -- the name without letter case, made by the domain
    name                text             NOT NULL,
    priority            integer          NOT NULL, -- 1 comes first
    enabled             boolean          NOT NULL,
    condition           text,                      -- a filter over users; null: everyone
    roles               text[]           NOT NULL,
    work_areas          text[]           NOT NULL,
    defaults            jsonb            NOT NULL,
    may_grant_protected boolean          NOT NULL,
    on_change           boolean          NOT NULL,
    version             bigint           NOT NULL,
    CONSTRAINT new_user_template_pk PRIMARY KEY (tenant_id, name_key),
    CONSTRAINT new_user_template_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
--rollback DROP TABLE new_user_template;

--changeset muster:user_grants
-- [[kind, id, "template", name, version] or [kind, id, "hand", giver], …]. Beside it, roles go on holding the roles among them, each
-- once; a role that stands only there was given by hand by the version before, and one that does not stand there was taken by it.
ALTER TABLE scim_user ADD COLUMN grants jsonb NOT NULL DEFAULT '[]';
--rollback ALTER TABLE scim_user DROP COLUMN grants;
