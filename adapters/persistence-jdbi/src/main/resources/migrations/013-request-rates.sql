--liquibase formatted sql logicalFilePath:013-request-rates.sql

--changeset muster:tenant_request_rate
ALTER TABLE tenant ADD COLUMN requests_per_second integer NOT NULL DEFAULT 2000;
--rollback ALTER TABLE tenant DROP COLUMN requests_per_second;
