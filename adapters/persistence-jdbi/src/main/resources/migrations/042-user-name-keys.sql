--liquibase formatted sql logicalFilePath:042-user-name-keys.sql

--changeset muster:user_name_keys
-- User names are compared without regard to full and half width (RFC 8265) and to blanks at their ends. The keys of names that hold
-- such characters were made by the old rule, and are made again here: of users, of the names they had before, and of held conflicts.
CREATE FUNCTION new_user_name_key(old text) RETURNS text LANGUAGE sql IMMUTABLE RETURN (
    WITH mapped(wide, usual) AS (
        SELECT 12288, 32
         UNION ALL
        SELECT code, code - 65248 FROM generate_series(65281, 65374) AS code
         UNION ALL
        SELECT 65374 + place::int, ascii(letter) FROM unnest(string_to_array(
           U&'⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\3099\309A'
           '\3164ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ\FFBF'
           '\FFC0\FFC1ㅏㅐㅑㅒㅓㅔ\FFC8\FFC9ㅕㅖㅗㅘㅙㅚ\FFD0\FFD1ㅛㅜㅝㅞㅟㅠ\FFD8\FFD9ㅡㅢㅣ\FFDD\FFDE\FFDF'
           '¢£¬¯¦¥₩\FFE7│←↑→↓■○', NULL)) WITH ORDINALITY AS letters(letter, place)
    )
    SELECT btrim(normalize(translate(old, string_agg(chr(wide), '' ORDER BY wide), string_agg(chr(usual), '' ORDER BY wide)), NFC),
                 U&' \0009\000A\000B\000C\000D\001C\001D\001E\001F\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F')
      FROM mapped
);
CREATE FUNCTION is_old_user_name_key(key text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN
    key ~ '[\u3000\uFF01-\uFFEE]|^[\u0009-\u000D\u001C-\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F]|[\u0009-\u000D\u001C-\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F]$';

-- Of names before that became equal the one that is valid longest stays.
CREATE TABLE new_alias_key AS
SELECT tenant_id, name_key, key,
       row_number() OVER (PARTITION BY tenant_id, key ORDER BY valid_until DESC NULLS FIRST, user_id) AS place
  FROM (SELECT tenant_id, name_key, user_id, valid_until, new_user_name_key(name_key) AS key
          FROM user_alias WHERE is_old_user_name_key(name_key)) AS old
 WHERE key <> name_key;
DELETE FROM user_alias a USING new_alias_key n
 WHERE a.tenant_id = n.tenant_id AND a.name_key = n.name_key
   AND (n.place > 1 OR EXISTS (SELECT 1 FROM user_alias o WHERE o.tenant_id = n.tenant_id AND o.name_key = n.key));
UPDATE user_alias a SET name_key = n.key FROM new_alias_key n WHERE a.tenant_id = n.tenant_id AND a.name_key = n.name_key;
DROP TABLE new_alias_key;

-- Two users whose names became equal both stay. The key belongs to the one that has it already, or else to the older one; the other is
-- known by it as by a name that it had before: look-ups find both, and they are listed as a possible duplicate.
CREATE TABLE new_user_key AS
SELECT * FROM (SELECT tenant_id, id, created, deleted_at, attributes ->> 'userName' AS name, user_name_key,
                      new_user_name_key(user_name_key) AS key
                 FROM scim_user WHERE is_old_user_name_key(user_name_key)) AS old
 WHERE key <> user_name_key;
UPDATE scim_user u SET user_name_key = n.key
  FROM new_user_key n WHERE u.tenant_id = n.tenant_id AND u.id = n.id AND n.deleted_at IS NOT NULL;
UPDATE scim_user u SET user_name_key = n.key
  FROM (SELECT DISTINCT ON (tenant_id, key) tenant_id, id, key FROM new_user_key
         WHERE deleted_at IS NULL ORDER BY tenant_id, key, created, id) n
 WHERE u.tenant_id = n.tenant_id AND u.id = n.id
   AND NOT EXISTS (SELECT 1 FROM scim_user o WHERE o.tenant_id = n.tenant_id AND o.user_name_key = n.key AND o.deleted_at IS NULL);
INSERT INTO user_alias (tenant_id, name_key, user_id, name)
SELECT DISTINCT ON (n.tenant_id, n.key) n.tenant_id, n.key, n.id, n.name
  FROM new_user_key n JOIN scim_user u ON u.tenant_id = n.tenant_id AND u.id = n.id AND u.user_name_key <> n.key
 WHERE n.deleted_at IS NULL ORDER BY n.tenant_id, n.key, n.created, n.id
    ON CONFLICT (tenant_id, name_key) DO UPDATE SET user_id = EXCLUDED.user_id, name = EXCLUDED.name, valid_until = NULL
 WHERE user_alias.valid_until <= now();
DROP TABLE new_user_key;

-- Of conflicts that became one the decided one stays, or else the latest.
CREATE TABLE new_conflict_key AS
SELECT *, row_number() OVER (PARTITION BY tenant_id, connection_id, key ORDER BY decision IS NULL, last_at DESC, id) AS place
  FROM (SELECT tenant_id, connection_id, id, decision, last_at, user_name_key,
               CASE WHEN is_old_user_name_key(user_name_key) THEN new_user_name_key(user_name_key) ELSE user_name_key END AS key
          FROM user_conflict) AS old;
DELETE FROM user_conflict c USING new_conflict_key n WHERE c.tenant_id = n.tenant_id AND c.id = n.id AND n.place > 1;
UPDATE user_conflict c SET user_name_key = n.key
  FROM new_conflict_key n WHERE c.tenant_id = n.tenant_id AND c.id = n.id AND n.key <> n.user_name_key;
DROP TABLE new_conflict_key;
DROP FUNCTION new_user_name_key(text), is_old_user_name_key(text);
--rollback SELECT 1;
