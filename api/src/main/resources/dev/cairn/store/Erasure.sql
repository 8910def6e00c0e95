-- People who want to know what is kept of them, or to be forgotten.

-- name: id
-- A learner's own id.
select id from learner
where id = coalesce($1::text, (select e.learner from learner_external_id e where e.system = $2::text and e.value = $3::text))

-- name: size
-- How many rows an export would have, roughly: nearly all of them are these.
select (select count(*) from signal where learner = $1) + (select count(*) from day_count where learner = $1) as rows

-- name: export
-- All that is known of a learner.
select export_learner($1)::text as found

-- name: erase
-- Takes a learner out of everything.
select erase_learner($1)::text as gone
