-- What nodes tell each other about learners.

-- name: tell
-- Announces texts, in their order.
select pg_notify('cairn_learner', text) from unnest($1::text[]) as told (text)
