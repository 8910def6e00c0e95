-- Many people at a time.

-- name: lock-all
-- Those of the ids that are there, held until commit, in one order for all.
select id, version, name, role, target_role, department, country, manager, manager_department, languages, zone,
    first_day, attributes::text as attributes, pinned_persona, left_at
from learner where id = any($1::text[])
order by id
for update

-- name: insert
-- New people. A file's languages come as one text each, parted by a comma; null stays null.
insert into learner (id, name, role, target_role, department, country, manager, manager_department, languages, zone,
    first_day, attributes, pinned_persona)
select n.id, n.name, n.role, n.target_role, n.department, n.country, n.manager, n.manager_department,
    case when n.languages = '' then '{}' else string_to_array(n.languages, ',') end, n.zone, n.first_day,
    n.attributes::jsonb, n.pinned_persona
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::date[], $12::text[], $13::text[])
    as n (id, name, role, target_role, department, country, manager, manager_department, languages, zone, first_day,
        attributes, pinned_persona)

-- name: update
-- People as they are from now on; whoever is named is here again.
update learner l set version = l.version + 1, name = n.name, role = n.role, target_role = n.target_role,
    department = n.department, country = n.country, manager = n.manager, manager_department = n.manager_department,
    languages = case when n.languages = '' then '{}' else string_to_array(n.languages, ',') end, zone = n.zone,
    first_day = n.first_day, attributes = n.attributes::jsonb, pinned_persona = n.pinned_persona, left_at = null,
    updated_at = now()
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::date[], $12::text[], $13::text[])
    as n (id, name, role, target_role, department, country, manager, manager_department, languages, zone, first_day,
        attributes, pinned_persona)
where l.id = n.id

-- name: external-ids
-- Adds ids of other systems; one that is there already stays with its holder.
insert into learner_external_id (system, value, learner)
select n.system, n.value, n.learner from unnest($1::text[], $2::text[], $3::text[]) as n (system, value, learner)
on conflict (system, value) do nothing
returning learner

-- name: external-id-held
-- Ids of other systems that belong to somebody else than is said.
select n.system, n.value, n.learner as person, e.learner as holder
from unnest($1::text[], $2::text[], $3::text[]) as n (system, value, learner)
join learner_external_id e on e.system = n.system and e.value = n.value
where e.learner <> n.learner
order by n.learner, n.system
limit 1

-- name: touch
-- People of whom only ids or skills changed.
update learner set version = version + 1, updated_at = now() where id = any($1::text[])

-- name: leaving
-- Who is here and not named, and how many are here.
select count(*) filter (where n.id is null) as leaving, count(*) as here
from learner l left join (select distinct unnest($1::text[]) as id) n on n.id = l.id
where l.left_at is null

-- name: leave
-- Marks whoever is not named as left.
update learner set left_at = now(), version = version + 1, updated_at = now()
where left_at is null and not exists (select from unnest($1::text[]) as n (id) where n.id = learner.id)
