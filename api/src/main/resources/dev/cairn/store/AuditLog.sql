-- Who changed what.

-- name: add
-- A line.
insert into audit (who, acting_for, roles, action, object, version, outcome, request)
values ($1, $2, $3, $4, left(audit_object($5::text), 1000), $6, $7, $8)

-- name: page
-- Lines before one, the newest first; of one person, or about one object, where that is asked for.
select id, at, who, acting_for, roles, action, object, version, outcome, request
from audit
where id < $1
    and ($2::text is null or who = $2::text or acting_for = $2::text)
    and ($3::text is null or object = $3::text)
order by id desc
limit $4

-- name: may-clear
-- From here to the end of the transaction, old lines may go.
select set_config('cairn.audit', 'retention', true)

-- name: clear
-- At most $2 lines from before $1.
delete from audit where id in (select id from audit where at < $1 order by at limit $2)
