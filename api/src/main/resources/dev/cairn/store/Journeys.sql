-- Places in programs, the moves that led there, and how far journeys have been followed.

-- name: lock
-- Learners, held until commit, in one order for all.
select id from learner where id = any($1::text[]) order by id for update

-- name: claim
-- Learners whose journeys are to be looked at, held until commit; those whom somebody else holds are left to him.
select l.id
from learner l
where l.id in (
    (select c.learner from course c where c.due <= $1 order by c.due limit $3)
    union
    (select c.learner from course c where c.book < $2 order by c.book limit $3)
    union
    (select p.learner from parked_signal p where p.ready limit $3))
for update skip locked

-- name: courses
-- How far the journeys of learners whom this transaction holds have been followed.
select c.learner, c.folded, c.due, c.touched, c.book, c.latest, c.latest_id,
    exists (select from parked_signal p where p.learner = c.learner and p.ready) as parked
from course c where c.learner = any($1::text[])

-- name: valid-from
-- Since when a rule book decides.
select valid_from from rule_book where version = $1

-- name: days
-- What learners did a day, from a date of their own on.
select c.learner, c.day, c.kind, c.content, c.program, c.device, c.count, c.latest
from unnest($1::text[], $2::date[]) as n (learner, first)
join day_count c on c.learner = n.learner and c.day >= n.first

-- name: totals
-- What learners did in all: per kind or, where $2 says so, per content as well.
select c.learner, c.kind, '' as content, c.program, c.device, c.count, c.latest
from kind_count c where c.learner = any($1::text[]) and $2 = 'KINDS'
union all
select c.learner, c.kind, c.content, c.program, c.device, c.count, c.latest
from content_count c where c.learner = any($1::text[]) and $2 = 'CONTENTS'
union all
select k.learner, k.kind, '', k.program, k.device, k.count - (
        select coalesce(sum(c.count), 0) from content_count c
        where c.learner = k.learner and c.kind = k.kind and c.program = k.program and c.device = k.device)::int,
    k.latest
from kind_count k where k.learner = any($1::text[]) and $2 = 'CONTENTS'

-- name: signals
-- What learners did, one by one, from an instant of their own on.
select s.learner, s.id, s.at, s.day, s.kind, s.content, s.program, s.device
from unnest($1::text[], $2::timestamptz[]) as n (learner, first)
join signal s on s.learner = n.learner and s.at >= n.first and not s.waiting and not s.idle

-- name: hand-moves
-- Moves that somebody made, from an instant on.
select m.learner, m.id, m.at, m.program, m.stage, m.by
from unnest($1::text[], $2::timestamptz[]) as n (learner, first)
join hand_move m on m.learner = n.learner and m.at >= n.first

-- name: standing
-- The moves that stand, in their order.
select id, learner, program, from_stage, to_stage, at, rule, sentence, signals
from transition
where learner = any($1::text[]) and superseded_at is null
order by at, id

-- name: supersede
-- Moves that stand no longer.
update transition set superseded_at = $2 where id = any($1::bigint[])

-- name: clear
-- Learners whose places are written anew.
delete from journey where learner = any($1::text[])

-- name: place
-- Where learners are from now on.
insert into journey (learner, key, program, stage, since)
select n.learner, n.key, n.program, n.stage, n.since
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as n (learner, key, program, stage, since)
on conflict (learner, key) do update
set program = excluded.program, stage = excluded.stage, since = excluded.since

-- name: keep
-- Moves with their causes. $9 holds, for each move, the ids of signals parted by a line feed.
insert into transition (learner, program, from_stage, to_stage, at, rule, sentence, book, signals, recorded_at)
select n.learner, n.program, n.from_stage, n.to_stage, n.at, n.rule, n.sentence, $8,
    case when n.signals = '' then '{}' else string_to_array(n.signals, E'\n') end, $10
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $9::text[])
    with ordinality
    as n (learner, program, from_stage, to_stage, at, rule, sentence, signals, position)
order by n.position

-- name: follow
-- How far journeys have been followed now. A signal that waits is due at its time.
insert into course as c (learner, folded, due, book, latest, latest_id)
select n.learner, $3, least(n.due, (select min(s.at) from signal s where s.learner = n.learner and s.waiting)), $4,
    n.latest, n.latest_id
from unnest($1::text[], $2::timestamptz[], $5::timestamptz[], $6::text[]) as n (learner, due, latest, latest_id)
order by n.learner
on conflict (learner) do update set folded = excluded.folded, due = excluded.due, touched = null,
    book = greatest(c.book, excluded.book), latest = excluded.latest, latest_id = excluded.latest_id

-- name: move
-- A move that somebody made. Its id says that it comes after the learner's earlier ones, should two share an instant.
insert into hand_move (id, learner, program, stage, at, by)
select '~' || lpad(count(*)::text, 9, '0') || ' ' || $1::text, $1::text, $2::text, $3::text, $4::timestamptz, $5::text
from hand_move where learner = $1::text
returning id

-- name: history
-- Every move of a journey in its order, those that stand no longer too; the newest of them.
select * from (
    select id, program, from_stage, to_stage, at, rule, sentence, book, signals, recorded_at, superseded_at
    from transition where learner = $1 and program = $2
    order by at desc, id desc
    limit $3) newest
order by at, id

-- name: funnel
-- What became of those who entered each stage of a program from $2 until $3, as it was at $3; and who stood there then. $4 holds the stages in
-- their order; $5 whom to look at, null for all.
with moves as (
    select learner, to_stage, at, array_position($4::text[], to_stage) as place,
        lead(at) over way as next_at,
        max(array_position($4::text[], to_stage)) over (partition by learner order by at, id
            rows between 1 following and unbounded following) as reached
    from transition
    where program = $1 and superseded_at is null and at < $3
        and ($5::text[] is null or learner = any($5::text[]))
    window way as (partition by learner order by at, id))
select to_stage as stage,
    count(distinct learner) filter (where at >= $2) as entered,
    count(distinct learner) filter (where at >= $2 and next_at is not null) as left_it,
    count(distinct learner) filter (where next_at is null) as standing,
    count(distinct learner) filter (where at >= $2 and reached > place) as converted,
    percentile_cont(0.5) within group (order by extract(epoch from next_at - at) / 86400)
        filter (where at >= $2 and next_at is not null) as days
from moves
where to_stage is not null
group by to_stage
