-- Contents, what roles need, popularity, and the catalogue's version.

-- name: next-version
-- The version that the changes of this transaction will have; holds the catalogue until commit.
update catalog set version = version + 1 returning version

-- name: hold
-- Holds the catalogue until commit, for a change that may turn out to be none.
select version from catalog for update

-- name: announce
-- Tells all nodes, at commit.
select pg_notify('cairn_catalog', $1)

-- name: read
-- Contents with their versions.
select version, updated_at,
    (body || jsonb_build_object('id', id, 'kind', kind, 'status', status))::text as content
from content where id = any($1::text[])

-- name: save
-- Adds or replaces contents under a version of the catalogue.
insert into content as c (id, kind, status, catalog, body)
select n.id, n.kind, n.status, $5, n.body::jsonb
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as n (id, kind, status, body)
on conflict (id) do update set kind = excluded.kind, status = excluded.status, catalog = excluded.catalog,
    body = excluded.body, version = c.version + 1, updated_at = now()
returning id, version

-- name: forget-external-ids
-- Before external ids of contents are written anew.
delete from content_external_id where content = any($1::text[])

-- name: external-ids
-- Ids of other systems; one that is there already stays with its holder.
insert into content_external_id (system, value, content)
select n.system, n.value, n.content from unnest($1::text[], $2::text[], $3::text[]) as n (system, value, content)
on conflict (system, value) do nothing

-- name: external-id-held
-- An id of another system that belongs to another content than is said.
select n.system, n.value, n.content, e.content as holder
from unnest($1::text[], $2::text[], $3::text[]) as n (system, value, content)
join content_external_id e on e.system = n.system and e.value = n.value
where e.content <> n.content
order by n.content, n.system
limit 1

-- name: version
-- The catalogue's version and day, and the framework's version.
select version, as_of, framework from catalog

-- name: changed
-- Contents that changed after a version of the catalogue.
select (body || jsonb_build_object('id', id, 'kind', kind, 'status', status))::text as content
from content where catalog > $1

-- name: popularity
-- How much contents are asked for: ln(1 + n) / ln(1 + n of the most popular).
select content, ln(1 + uses) / ln(1 + max(uses) over ()) as score from popularity

-- name: past-version
-- A version of the catalogue, if it can be built again.
select version, as_of, version as framework from catalog_version where version = $1

-- name: past-contents
-- Contents as they were under a version.
select (body || jsonb_build_object('id', id, 'kind', kind, 'status', status))::text as content
from (
    select id, kind, status, body from content where catalog <= $1
    union all
    select id, kind, status, body from content_past where since <= $1 and until > $1) as c

-- name: past-popularity
-- How much contents were asked for under a version.
select content, ln(1 + uses) / ln(1 + max(uses) over ()) as score
from (
    select content, uses from popularity where catalog <= $1
    union all
    select content, uses from popularity_past where since <= $1 and until > $1) as p

-- name: forget-role-needs
-- What roles need no longer, or not at that level.
delete from role_need r where not exists (
    select from unnest($1::text[], $2::text[], $3::float8[]) as n (role, skill, level)
    where n.role = r.role and n.skill = r.skill and n.level = r.level and r.scale = '')

-- name: save-role-needs
-- What roles need, where it is new under a version of the catalogue.
insert into role_need (role, skill, level, scale, catalog)
select n.role, n.skill, n.level, '', $4 from unnest($1::text[], $2::text[], $3::float8[]) as n (role, skill, level)
on conflict (role, skill, scale) do nothing

-- name: forget-skills
-- Before what contents teach is written anew.
delete from content_skill where content = any($1::text[])

-- name: save-skills
-- What contents teach.
insert into content_skill (content, skill_key, skill, level)
select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[])

-- name: count-popularity
-- How often each content was viewed or completed in the twelve months up to $1, or up to the latest signal where that is
-- older (a history that was imported has its own present), under a version of the catalogue.
with latest as (
    select least($1::date, max(day)) as day from day_count where kind in ('viewed', 'completed') and day <= $1::date),
counted as (
    select c.content, sum(c.count) as n
    from day_count c, latest
    where c.kind in ('viewed', 'completed') and c.content <> ''
        and c.day > latest.day - interval '12 months' and c.day <= latest.day
    group by c.content),
gone as (
    delete from popularity p where not exists (select from counted c where c.content = p.content))
insert into popularity as p (content, uses, catalog)
select content, n, $2 from counted
on conflict (content) do update set uses = excluded.uses, catalog = excluded.catalog where p.uses <> excluded.uses

-- name: counted
-- The catalogue's new day.
update catalog set as_of = $1, counted_at = $2

-- name: due
-- The catalogue, held until commit, if popularity was counted before $1.
select version from catalog where counted_at < $1 for update
