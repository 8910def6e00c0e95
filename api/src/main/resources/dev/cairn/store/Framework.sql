-- The competency framework: scales, skills, roles and what they need.

-- name: read
-- All documents of a kind.
select key, body::text as body from framework where kind = $1 order by key

-- name: save
-- Adds or replaces documents under a version of the catalogue.
insert into framework (kind, key, body, catalog)
select $1, n.key, n.body::jsonb, $4 from unnest($2::text[], $3::text[]) as n (key, body)
on conflict (kind, key) do update set body = excluded.body, catalog = excluded.catalog, updated_at = now()

-- name: needs
-- What roles need.
select role, skill, level, scale from role_need order by role, skill, scale

-- name: forget-needs
-- What those roles need no longer, or not at that level.
delete from role_need r
where r.role = any($1::text[]) and not exists (
    select from unnest($2::text[], $3::text[], $4::float8[], $5::text[]) as n (role, skill, level, scale)
    where n.role = r.role and n.skill = r.skill and n.level = r.level and n.scale = r.scale)

-- name: save-needs
-- What roles need, where it is new under a version of the catalogue.
insert into role_need (role, skill, level, scale, catalog)
select n.*, $5 from unnest($1::text[], $2::text[], $3::float8[], $4::text[]) as n (role, skill, level, scale)
on conflict (role, skill, scale) do nothing

-- name: changed
-- The framework has changed under the catalogue's version, which this transaction took.
update catalog set framework = version

-- name: past-documents
-- All documents as they were under a version of the catalogue.
select kind, body::text as body from framework where catalog <= $1
union all
select kind, body::text as body from framework_past where since <= $1 and until > $1

-- name: past-needs
-- What roles needed under a version of the catalogue.
select role, skill, level, scale from role_need where catalog <= $1
union all
select role, skill, level, scale from role_need_past where since <= $1 and until > $1

-- name: documents-since
-- All documents, if the framework is another one than $1.
select f.kind, f.body::text as body
from framework f, catalog c where c.framework <> $1

-- name: needs-since
-- What roles need, if the framework is another one than $1.
select n.role, n.skill, n.level, n.scale from role_need n, catalog c where c.framework <> $1
