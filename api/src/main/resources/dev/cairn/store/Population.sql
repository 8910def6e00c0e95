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
