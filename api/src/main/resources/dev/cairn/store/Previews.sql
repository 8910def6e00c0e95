-- Previews of a candidate book's effect.

-- name: one-at-a-time
-- Nobody begins what another is just beginning.
select pg_advisory_xact_lock(hashtext('cairn preview'))

-- name: join
-- One that is counting the same just now. One that is done is not taken: learners have changed since.
select id from preview
where candidate = $1 and book = $2 and catalog = $3
    and state = 'RUNNING' and alive_at > statement_timestamp() - interval '30 seconds'
order by started_at desc
limit 1

-- name: begin
-- A new one.
insert into preview (id, candidate, book, catalog) values ($1, $2, $3, $4)

-- name: forget
-- What is older than a day, and more than the newest thousand.
delete from preview
where started_at < statement_timestamp() - interval '1 day'
    or id in (select id from preview order by started_at desc offset 1000)

-- name: alive
-- How far it is.
update preview set done = $2, total = $3, alive_at = statement_timestamp() where id = $1 and state = 'RUNNING'

-- name: done
-- What came out.
update preview set state = 'DONE', done = total, report = $2::text::jsonb, alive_at = statement_timestamp()
where id = $1 and state = 'RUNNING'

-- name: failed
-- Why nothing came out.
update preview set state = 'FAILED', failure = $2 where id = $1 and state = 'RUNNING'

-- name: read
-- One; whoever has not been heard of for a while does not make it any more.
select id, done, total, report::text as report, failure,
    case when state = 'RUNNING' and alive_at <= statement_timestamp() - interval '30 seconds' then 'FAILED' else state end as state
from preview where id = $1
