--liquibase formatted sql logicalFilePath:009-lazy-nesting.sql

--changeset muster:nested_groups_of splitStatements:false
-- The groups of a person, with those above them, as a list of id, name, and whether the person is a member itself. A function that
-- answers one value is no part of the statement that calls it, so where it is not called it costs nothing.
CREATE FUNCTION nested_groups_of(tenant uuid, person uuid, at_most integer) RETURNS json LANGUAGE sql STABLE AS $$
    SELECT json_agg(json_build_array(g.group_id, g.display, g.type = 'direct') ORDER BY g.group_id)
      FROM (SELECT * FROM groups_of(tenant, person) LIMIT at_most) g
$$;
--rollback DROP FUNCTION nested_groups_of(uuid, uuid, integer);
