-- That learners hold skills.

-- name: save
-- Evidence per skill, scale and source; the same again changes nothing.
insert into skill_evidence as k (learner, skill, skill_key, scale, source, level, shown_on, weight)
select n.learner, n.skill, n.skill_key, n.scale, n.source, n.level, n.shown_on, n.weight
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::date[], $8::int[])
    as n (learner, skill, skill_key, scale, source, level, shown_on, weight)
on conflict (learner, skill_key, scale, source) do update
set skill = excluded.skill, level = excluded.level, shown_on = excluded.shown_on, weight = excluded.weight
where (k.level, k.shown_on, k.weight) is distinct from (excluded.level, excluded.shown_on, excluded.weight)
returning learner, (xmax = 0) as added

-- name: touch
-- People of whom evidence changed.
update learner set version = version + 1, updated_at = now() where id = any($1::text[])

-- name: lock
-- The learners that are there, held until commit, in one order for all; with the external id that named each, if any.
with named (id, system, value) as (
    select unnest($1::text[]), null::text, null::text
    union all
    select e.learner, e.system, e.value
    from unnest($2::text[], $3::text[]) as x (system, value)
    join learner_external_id e on e.system = x.system and e.value = x.value)
select l.id, l.version, n.system, n.value
from learner l
join named n on n.id = l.id
order by l.id
for update of l

-- name: completed
-- Whoever completed a content has shown what it teaches. Of several completions the highest level counts, of equals the
-- latest; a signal that says something else than the one that was recorded shows nothing.
insert into skill_evidence as k (learner, skill, skill_key, scale, source, level, shown_on, weight)
select distinct on (s.learner, t.skill_key) s.learner, t.skill, t.skill_key, '', 'completion', t.level, g.day, $4
from unnest($1::text[], $2::uuid[], $3::date[]) as g (id, fingerprint, day)
join signal s on s.id = g.id and s.fingerprint = g.fingerprint
join content_skill t on t.content = s.content
order by s.learner, t.skill_key, t.level desc, g.day desc
on conflict (learner, skill_key, scale, source) do update set level = excluded.level, shown_on = excluded.shown_on
where excluded.level > k.level or (excluded.level = k.level and excluded.shown_on > k.shown_on)

-- name: of-learner
-- All evidence of a learner; of a skill on a scale the one that counts first. Weights as they have faded by the day $2.
select * from (
    select e.skill_key, e.skill, e.level, e.source, e.shown_on, e.weight,
        coalesce(nullif(e.scale, ''), f.body ->> 'scale', '') as on_scale,
        -- `least` passes over a null, so that a skill without half-life needs a branch of its own
        e.weight * case when f.body ->> 'halfLife' is null then 1 else power(0.5,
            least(1000, greatest(0, $2::date - e.shown_on) / (f.body ->> 'halfLife')::float8)) end as faded
    from skill_evidence e
    left join framework f on f.kind = 'skill' and f.key = e.skill_key
    where e.learner = $1) w
order by skill_key, on_scale, faded desc, shown_on desc, source

-- name: scale-of
-- The scale on which a skill stands by itself.
select body ->> 'scale' as scale from framework where kind = 'skill' and key = $1

-- name: highest
-- Where a scale ends; null: it has no end.
select (body ->> 'highest')::float8 as highest from framework where kind = 'scale' and key = $1

-- name: page
-- Evidence as it was given, by learner.
select learner, skill, scale, source, level, shown_on, weight
from skill_evidence
where (learner, skill_key, scale, source) > ($1, $2, $3, $4)
order by learner, skill_key, scale, source
limit $5
