-- Published rule books. An edition stands unless it was withdrawn before it was due.

-- name: one-at-a-time
-- Publications wait for each other, so that versions have no gaps and come in the order of commits.
select pg_advisory_xact_lock(hashtext('cairn rule book'))

-- name: nobody-publishes
-- Waits for publications under way, so that nobody takes what is just being withdrawn.
select pg_advisory_xact_lock_shared(hashtext('cairn rule book'))

-- name: edition
-- An edition with its state. Statement time: within a transaction, later than the lock that it waited for.
select b.version, b.hash, b.author, b.comment, b.published_at, b.base, b.valid_from,
    b.withdrawn_by, b.by_start,
    case
        when b.withdrawn is not null then b.withdrawn
        when b.valid_from > statement_timestamp() then 'SCHEDULED'
        when b.version = (
            select max(d.version) from rule_book d
            where d.withdrawn is null and d.valid_from <= statement_timestamp()) then 'LIVE'
        else 'SUPERSEDED'
    end as state
from rule_book b

-- name: newest
-- The newest edition that stands.
-- use: edition
where b.withdrawn is null
order by b.version desc
limit 1

-- name: one
-- One edition.
-- use: edition
where b.version = $1

-- name: before
-- The newest editions before a version.
-- use: edition
where b.version < $1
order by b.version desc
limit $2

-- name: after
-- The oldest editions after a version, newest first.
select * from (
-- use: edition
where b.version > $1
order by b.version
limit $2) as e
order by e.version desc

-- name: decided
-- The editions that decide or did, newest first.
-- use: edition
where b.withdrawn is null and b.valid_from <= statement_timestamp()
order by b.version desc
limit $1

-- name: due
-- The newest edition that is due; in how many milliseconds the next one is.
select max(version) filter (where valid_from <= statement_timestamp()) as version,
    ceil(extract(epoch from min(valid_from) filter (where valid_from > statement_timestamp())
        - statement_timestamp()) * 1000)::bigint as next
from rule_book
where withdrawn is null

-- name: supersede
-- Whatever is not due yet gives way to a new edition.
update rule_book set withdrawn = 'SUPERSEDED', withdrawn_by = $1, withdrawn_at = statement_timestamp()
where withdrawn is null and valid_from > statement_timestamp()
returning version

-- name: cancel
-- An edition that is not due yet never will be.
update rule_book set withdrawn = 'CANCELLED', withdrawn_by = $2, withdrawn_at = statement_timestamp()
where version = $1 and withdrawn is null and valid_from > statement_timestamp()
returning version

-- name: save
-- The next version; a time that is past means now.
insert into rule_book (version, hash, author, comment, base, published_at, valid_from, by_start)
select coalesce(max(version), 0) + 1, $1, $2, $3, $4, statement_timestamp(),
    greatest($5::timestamptz, statement_timestamp()), $6
from rule_book
returning version

-- name: save-file
-- A file of a version.
insert into rule_file (version, name, bytes) values ($1, $2, $3)

-- name: announce
-- Tells all nodes, at commit.
select pg_notify('cairn_rule_book', $1)

-- name: files
-- The files of a version.
select name, bytes from rule_file where version = $1 order by name
