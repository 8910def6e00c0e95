-- Learners as a whole.

-- name: choose
-- Ids of learners who have not left: all, or where there are more than are wanted, always the same by chance.
select id from (
    select id from learner where left_at is null
    order by md5(id || $1)
    limit $2) chosen
order by id
