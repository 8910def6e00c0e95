-- Signals and what is counted from them.

-- name: lock
-- The learners that signals name, held until commit, in one order for all; with the external id that named each, if any.
with named (id, system, value) as (
    select unnest($1::text[]), null::text, null::text
    union all
    select e.learner, e.system, e.value
    from unnest($2::text[], $3::text[]) as x (system, value)
    join learner_external_id e on e.system = x.system and e.value = x.value)
select l.id, l.zone, n.system, n.value
from learner l
join named n on n.id = l.id
order by l.id
for update of l

-- name: courses
-- How far the journeys of the learners that signals name have been followed; after they are held.
select c.learner, c.folded, c.due, c.touched, c.book, c.latest, c.latest_id
from course c
where c.learner in (
    select unnest($1::text[])
    union all
    select e.learner from unnest($2::text[], $3::text[]) as x (system, value)
    join learner_external_id e on e.system = x.system and e.value = x.value)

-- name: contents
-- Which of the contents there are.
select id from content where id = any($1::text[])

-- name: count
-- Counts the signals `new`; a part of a statement.
counted as (
    insert into day_count as c (learner, day, kind, content, program, device, count, latest)
    select learner, day, kind, coalesce(content, ''), coalesce(program, ''), coalesce(device, ''), count(*), max(at)
    from new group by 1, 2, 3, 4, 5, 6
    on conflict (learner, day, kind, content, program, device) do update
    set count = c.count + excluded.count, latest = greatest(c.latest, excluded.latest)),
kinds as (
    insert into kind_count as c (learner, kind, program, device, count, latest)
    select learner, kind, coalesce(program, ''), coalesce(device, ''), count(*), max(at)
    from new group by 1, 2, 3, 4
    on conflict (learner, kind, program, device) do update
    set count = c.count + excluded.count, latest = greatest(c.latest, excluded.latest)),
contents as (
    insert into content_count as c (learner, kind, content, program, device, count, latest)
    select learner, kind, content, coalesce(program, ''), coalesce(device, ''), count(*), max(at)
    from new where content is not null group by 1, 2, 3, 4, 5
    on conflict (learner, kind, content, program, device) do update
    set count = c.count + excluded.count, latest = greatest(c.latest, excluded.latest)),
habits as (
    insert into habit as h (learner, device, hour, count)
    select learner, coalesce(device, ''), hour, count(*)
    from new where kind <> 'shown' group by 1, 2, 3
    on conflict (learner, device, hour) do update set count = h.count + excluded.count),
marked as (
    insert into outcome as o (learner, content, completed_at, dismissed_at, known_at, snoozed_until)
    select learner, content, max(at) filter (where kind = 'completed'), max(at) filter (where kind = 'dismissed'),
        max(at) filter (where kind = 'known'),
        (array_agg(snooze_until order by at desc) filter (where kind = 'snoozed'))[1]
    from new
    where content is not null and kind in ('completed', 'dismissed', 'known', 'snoozed')
    group by learner, content
    on conflict (learner, content) do update set
        completed_at = greatest(o.completed_at, excluded.completed_at),
        dismissed_at = greatest(o.dismissed_at, excluded.dismissed_at),
        known_at = greatest(o.known_at, excluded.known_at),
        snoozed_until = coalesce(excluded.snoozed_until, o.snoozed_until))

-- name: insert
-- Inserts each signal once and counts those that were new and do not wait. Answers, for each id, whether it was new (true), or whether
-- the one that was there says the same (false) or something else (null). An id without an answer was taken just now by another
-- transaction.
with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
        $8::text[], $9::text[], $10::text[], $11::float8[], $12::timestamptz[], $13::uuid[], $14::date[], $15::int[],
        $17::boolean[])
        as g (id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until,
            fingerprint, day, hour, waiting)),
fresh as (
    insert into signal (id, learner, kind, content, program, at, device, channel, touch_point, decision, value,
        snooze_until, fingerprint, recorded_at, day, waiting)
    select id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until,
        fingerprint, $16, day, waiting
    from given
    order by id
    on conflict (id) do nothing
    returning id),
new as (
    select given.* from given join fresh on fresh.id = given.id where not given.waiting),
-- use: count
select id, true as new from fresh
union all
select given.id, case when signal.fingerprint = given.fingerprint then false end
from given join signal on signal.id = given.id

-- name: compare
-- Whether signals that are there say the same as given.
select given.id, signal.fingerprint = given.fingerprint as same
from unnest($1::text[], $2::uuid[]) as given (id, fingerprint)
join signal on signal.id = given.id

-- name: ripen
-- Signals dated ahead whose time has come are counted now. $3 is the zone of whoever has none.
with new as (
    update signal s set waiting = false
    from learner l
    where s.learner = any($1::text[]) and s.waiting and s.at <= $2 and l.id = s.learner
    returning s.id, s.learner, s.kind, s.content, s.program, s.at, s.device, s.snooze_until, s.fingerprint, s.day,
        extract(hour from s.at at time zone coalesce(l.zone, $3))::int as hour),
-- use: count
select id, learner, kind, content, program, at, device, fingerprint, day from new

-- name: page
-- Signals by id.
select id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until
from signal where id > $1
order by id
limit $2
