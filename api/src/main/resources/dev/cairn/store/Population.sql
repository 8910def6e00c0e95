-- Learners as a whole.

-- name: travellers
-- Ids of learners who have not left and whose journey in a program had begun before an instant: all, or where there are more than are
-- wanted, always the same by chance; and how many there are.
select id, count(*) over () as learners
from learner l
where left_at is null and exists (
    select from transition t where t.learner = l.id and t.program = $3 and t.superseded_at is null and t.at < $4)
order by md5(id || $1)
limit $2

-- name: choose
-- Ids of learners who have not left: all, or where there are more than are wanted, always the same by chance.
select id from (
    select id from learner where left_at is null
    order by md5(id || $1)
    limit $2) chosen
order by id

-- name: alike
-- Learners' ids of about that length that begin or end as the text does: candidates for a slip of the pen.
select id from learner
where abs(char_length(id) - char_length($1)) <= 2
    and (left(lower(id), 2) = left(lower($1), 2) or right(lower(id), 2) = right(lower($1), 2))
order by id
limit 5000

-- name: alike-external
-- The same of the ids of another system, written with its name.
select system || ':' || value as id from learner_external_id
where system = $2 and abs(char_length(value) - char_length($1)) <= 2
    and (left(lower(value), 2) = left(lower($1), 2) or right(lower(value), 2) = right(lower($1), 2))
order by value
limit 5000
