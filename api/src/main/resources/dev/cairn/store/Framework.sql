-- The competency framework: scales, skills, roles and what they need.

-- name: read
-- All documents of a kind.
select key, body::text as body from framework where kind = $1 order by key

-- name: save
-- Adds or replaces documents.
insert into framework (kind, key, body)
select $1, n.key, n.body::jsonb from unnest($2::text[], $3::text[]) as n (key, body)
on conflict (kind, key) do update set body = excluded.body, updated_at = now()

-- name: needs
-- What roles need.
select role, skill, level, scale from role_need order by role, skill, scale

-- name: forget-needs
-- Before the needs of roles are written anew.
delete from role_need where role = any($1::text[])

-- name: save-needs
-- What roles need.
insert into role_need (role, skill, level, scale) select * from unnest($1::text[], $2::text[], $3::float8[], $4::text[])

-- name: changed
-- The framework has changed; the catalogue's next version says so to all nodes.
update catalog set framework = framework + 1

-- name: documents-since
-- All documents, if the framework is another one than $1.
select f.kind, f.body::text as body
from framework f, catalog c where c.framework <> $1

-- name: needs-since
-- What roles need, if the framework is another one than $1.
select n.role, n.skill, n.level, n.scale from role_need n, catalog c where c.framework <> $1
