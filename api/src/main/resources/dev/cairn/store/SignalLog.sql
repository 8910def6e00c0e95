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
select c.learner, c.folded, c.due, c.touched, c.book, c.latest, c.latest_id,
    exists (select from parked_signal p where p.learner = c.learner and p.ready) as parked
from course c
where c.learner in (
    select unnest($1::text[])
    union all
    select e.learner from unnest($2::text[], $3::text[]) as x (system, value)
    join learner_external_id e on e.system = x.system and e.value = x.value)

-- name: contents
-- Which of the contents there are, by our own ids and by other systems'.
select id, null::text as system, null::text as value from content where id = any($1::text[])
union all
select e.content, e.system, e.value
from unnest($2::text[], $3::text[]) as n (system, value)
join content_external_id e on e.system = n.system and e.value = n.value

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
    insert into outcome as o (learner, content, completed_at, dismissed_at, known_at, snoozed_at, snoozed_until)
    select learner, content, max(at) filter (where kind = 'completed'), max(at) filter (where kind = 'dismissed'),
        max(at) filter (where kind = 'known'), max(at) filter (where kind = 'snoozed'),
        (array_agg(snooze_until order by at desc, snooze_until desc) filter (where kind = 'snoozed'))[1]
    from new
    where content is not null and kind in ('completed', 'dismissed', 'known', 'snoozed')
    group by learner, content
    on conflict (learner, content) do update set
        completed_at = greatest(o.completed_at, excluded.completed_at),
        dismissed_at = greatest(o.dismissed_at, excluded.dismissed_at),
        known_at = greatest(o.known_at, excluded.known_at),
        snoozed_at = greatest(o.snoozed_at, excluded.snoozed_at),
        snoozed_until = case
            when excluded.snoozed_at is null or excluded.snoozed_at < o.snoozed_at then o.snoozed_until
            when excluded.snoozed_at = o.snoozed_at then greatest(o.snoozed_until, excluded.snoozed_until)
            else excluded.snoozed_until end)

-- name: insert
-- Inserts each signal once and counts those that were new and do not wait. Answers, for each id, whether it was new (true), or whether
-- the one that was there says the same (false) or something else (null); of what is new, whether it is idle: a `shown` of what the same
-- decision had shown at the same touch point. An id without an answer was taken just now by another transaction.
with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
        $8::text[], $9::text[], $10::text[], $11::float8[], $12::timestamptz[], $13::uuid[], $14::date[], $15::int[],
        $17::boolean[])
        as g (id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until,
            fingerprint, day, hour, waiting)),
again as (
    select g.id
    from (
        select given.*, row_number() over (
            partition by learner, decision, content, touch_point order by at, id) as nth
        from given
        where kind = 'shown' and decision is not null
            and not exists (select from signal known where known.id = given.id)) g
    where g.nth > 1 or exists (
        select from signal s
        where s.learner = g.learner and s.decision = g.decision and s.kind = 'shown' and not s.idle
            and s.content is not distinct from g.content and s.touch_point is not distinct from g.touch_point)),
fresh as (
    insert into signal (id, learner, kind, content, program, at, device, channel, touch_point, decision, value,
        snooze_until, fingerprint, recorded_at, day, hour, waiting, idle)
    select id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until,
        fingerprint, $16, day, hour, waiting, exists (select from again where again.id = given.id)
    from given
    order by id
    on conflict (id) do nothing
    returning id, idle),
new as (
    select given.* from given join fresh on fresh.id = given.id where not given.waiting and not fresh.idle),
-- use: count
select id, true as new, idle from fresh
union all
select given.id, case when signal.fingerprint = given.fingerprint then false end, false
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
    where s.learner = any($1::text[]) and s.waiting and not s.idle and s.at <= $2 and l.id = s.learner
    returning s.id, s.learner, s.kind, s.content, s.program, s.at, s.device, s.snooze_until, s.fingerprint, s.day,
        coalesce(s.hour, extract(hour from s.at at time zone coalesce(l.zone, $3)))::int as hour),
-- use: count
select id, learner, kind, content, program, at, device, fingerprint, day from new

-- name: page
-- Signals by id, but those that were taken back.
select id, learner, kind, content, program, at, device, channel, touch_point, decision, value, snooze_until
from signal where id > $1 and undone_at is null
order by id
limit $2

-- name: hold
-- One learner by either id, held until commit.
select id from learner
where id = coalesce($1::text, (select e.learner from learner_external_id e where e.system = $2::text and e.value = $3::text))
for update

-- name: recorded
-- A signal of a learner.
select kind, at, undone_at is not null as undone from signal where id = $1 and learner = $2

-- name: undo
-- Takes a signal back, of a learner who is held: it stays, counted no more, and what it said of a content is what the others say. $4 is
-- the zone of whoever has none.
with gone as (
    select s.id, s.learner, s.kind, s.content, s.at, s.day, s.waiting or s.idle as uncounted,
        coalesce(s.content, '') as some_content, coalesce(s.program, '') as some_program,
        coalesce(s.device, '') as some_device,
        coalesce(s.hour, extract(hour from s.at at time zone coalesce(l.zone, $4)))::int as hour
    from signal s join learner l on l.id = s.learner
    where s.id = $1 and s.learner = $2 and s.undone_at is null),
marked as (
    update signal s set undone_at = $3, idle = true, waiting = false from gone where s.id = gone.id
    returning s.id),
less as (
    select * from gone where not uncounted),
rest as (
    select s.at, s.day, s.content, s.snooze_until
    from less g join signal s on s.learner = g.learner and s.kind = g.kind and s.id <> g.id
    where not s.waiting and not s.idle
        and coalesce(s.program, '') = g.some_program and coalesce(s.device, '') = g.some_device),
days as (
    update day_count c set count = c.count - 1,
        latest = coalesce((select max(r.at) from rest r where r.day = g.day and coalesce(r.content, '') = g.some_content),
            c.latest)
    from less g
    where c.learner = g.learner and c.day = g.day and c.kind = g.kind and c.content = g.some_content
        and c.program = g.some_program and c.device = g.some_device),
kinds as (
    update kind_count c set count = c.count - 1, latest = coalesce((select max(r.at) from rest r), c.latest)
    from less g
    where c.learner = g.learner and c.kind = g.kind and c.program = g.some_program and c.device = g.some_device),
contents as (
    update content_count c set count = c.count - 1,
        latest = coalesce((select max(r.at) from rest r where r.content = g.content), c.latest)
    from less g
    where c.learner = g.learner and c.kind = g.kind and c.content = g.content and c.program = g.some_program
        and c.device = g.some_device),
habits as (
    update habit h set count = h.count - 1
    from less g
    where g.kind <> 'shown' and h.learner = g.learner and h.device = g.some_device and h.hour = g.hour),
left_over as (
    select max(s.at) as at, (array_agg(s.snooze_until order by s.at desc, s.snooze_until desc))[1] as snooze_until
    from less g join signal s on s.learner = g.learner and s.content = g.content and s.kind = g.kind and s.id <> g.id
    where s.kind in ('dismissed', 'known', 'snoozed') and not s.waiting and not s.idle),
said as (
    update outcome o set
        dismissed_at = case when g.kind = 'dismissed' then l.at else o.dismissed_at end,
        known_at = case when g.kind = 'known' then l.at else o.known_at end,
        snoozed_at = case when g.kind = 'snoozed' then l.at else o.snoozed_at end,
        snoozed_until = case when g.kind = 'snoozed' then l.snooze_until else o.snoozed_until end
    from less g, left_over l
    where o.learner = g.learner and o.content = g.content)
select 1 from marked

-- name: clear
-- What was counted of a learner and came to nothing.
with days as (delete from day_count where learner = $1 and count <= 0),
kinds as (delete from kind_count where learner = $1 and count <= 0),
contents as (delete from content_count where learner = $1 and count <= 0),
habits as (delete from habit where learner = $1 and count <= 0)
delete from outcome where learner = $1 and completed_at is null and dismissed_at is null and known_at is null
    and snoozed_until is null
