-- Signals that wait for a learner or a content.

-- name: columns
-- What a parked signal says; a part of a statement.
select p.id, p.learner, p.learner_system, p.learner_value, p.content, p.content_system, p.content_value, p.kind,
    p.program, p.at, p.device, p.channel, p.touch_point, p.decision, p.value, p.snooze_until, p.undone_at, p.ready

-- name: find
-- Parked signals by id.
-- use: columns
from parked_signal p where p.id = any($1::text[])

-- name: alone
-- Until commit nobody else parks: what there is room for is counted exactly. The last thing that a transaction takes.
select pg_advisory_xact_lock(7260401)

-- name: erased
-- Which of these people, each by our own id (no system) or another's, were erased; places from 0.
select (g.place - 1)::int as place
from unnest($1::text[], $2::text[]) with ordinality as g (system, id, place)
where case when g.system = '' then is_erased(g.id) else is_erased(g.system, g.id) end

-- name: park
-- Parks what there is room for: $17 in all, $18 of one learner. Answers true for what is parked, false for an id that was recorded.
with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::text[], $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::text[], $15::float8[],
        $16::timestamptz[])
        with ordinality as g (id, learner, learner_system, learner_value, content, content_system, content_value, kind,
            program, at, device, channel, touch_point, decision, value, snooze_until, place)),
found as (
    select g.*, coalesce(g.learner, e.learner) as own, coalesce(g.content, x.content) as about
    from given g
    left join learner_external_id e on e.system = g.learner_system and e.value = g.learner_value
    left join content_external_id x on x.system = g.content_system and x.value = g.content_value
    where not exists (select from signal s where s.id = g.id)),
numbered as (
    select f.*, row_number() over (order by place) as nth,
        row_number() over (partition by own, case when own is null then learner_system end,
            case when own is null then learner_value end order by place) as nth_of_one
    from found f),
parked as (
    insert into parked_signal (id, learner, learner_system, learner_value, content, content_system, content_value, kind,
        program, at, device, channel, touch_point, decision, value, snooze_until, parked_at)
    select id, own, learner_system, learner_value, about, content_system, content_value, kind, program, at, device,
        channel, touch_point, decision, value, snooze_until, $19
    from numbered n
    where n.nth + (select count(*) from parked_signal) <= $17::bigint
        and n.nth_of_one + case
            when n.own is not null then (select count(*) from parked_signal p where p.learner = n.own)
            else (select count(*) from parked_signal p where p.learner is null and p.learner_system = n.learner_system
                and p.learner_value = n.learner_value) end <= $18::bigint
    on conflict (id) do nothing
    returning id)
select id, true as parked from parked
union all
select g.id, false from given g join signal s on s.id = g.id

-- name: mark
-- Whoever came while these were being parked is not waited for.
update parked_signal p set ready = true where p.id = any($1::text[]) and parked_is_ready(p)

-- name: take
-- Takes out what learners who are held were waited for with; what an import holds just now is left to the next look.
with taken as (
    delete from parked_signal p
    where p.id in (
        select w.id from parked_signal w where w.learner = any($1::text[]) and w.ready
        order by w.at, w.id limit $2::bigint for update skip locked)
    returning p.*)
-- use: columns
, l.zone
from taken p join learner l on l.id = p.learner

-- name: look-again
-- Marks what can be joined though nobody said so: who brought a learner had not committed when it was parked.
update parked_signal p set learner = f.learner, content = f.content, ready = true
from (
    select w.id, l.id as learner, c.id as content
    from parked_signal w
    left join learner_external_id e
        on w.learner is null and e.system = w.learner_system and e.value = w.learner_value
    join learner l on l.id = coalesce(w.learner, e.learner)
    left join content_external_id x
        on w.content is null and x.system = w.content_system and x.value = w.content_value
    left join content c on c.id = coalesce(w.content, x.content)
    where not w.ready and w.undone_at is null
        and (c.id is not null or (w.content is null and w.content_system is null))) f
where p.id = f.id

-- name: expire
-- Forgets what has waited since before $1 for nobody who came, at most $2 of it.
delete from parked_signal where id in (
    select w.id from parked_signal w where w.parked_at < $1 and not w.ready
    order by w.parked_at limit $2::bigint for update skip locked)

-- name: count
-- How many wait.
select count(*) as parked from parked_signal where undone_at is null

-- name: undo
-- Takes back a signal that waits for the learner, who is named by our own id or by another system's.
update parked_signal set undone_at = coalesce(undone_at, $5), ready = false
where id = $1 and (learner = $2::text or (learner_system = $3::text and learner_value = $4::text))
returning kind
