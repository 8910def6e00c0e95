-- Places in programs and the moves that led there.

-- name: lock
-- One learner, held until commit.
select id from learner where id = $1 for update

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
