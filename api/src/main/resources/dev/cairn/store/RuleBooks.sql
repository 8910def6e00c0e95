-- Published rule books.

-- name: one-at-a-time
-- Publications wait for each other, so that versions have no gaps and come in the order of commits.
select pg_advisory_xact_lock(hashtext('cairn rule book'))

-- name: save
-- The next version.
insert into rule_book (version, hash, author, comment)
select coalesce(max(version), 0) + 1, $1, $2, $3 from rule_book
returning version, hash, author, comment, published_at

-- name: save-file
-- A file of a version.
insert into rule_file (version, name, bytes) values ($1, $2, $3)

-- name: announce
-- Tells all nodes, at commit.
select pg_notify('cairn_rule_book', $1)

-- name: before
-- The newest editions before a version.
select version, hash, author, comment, published_at from rule_book
where version < $1
order by version desc
limit $2

-- name: files
-- The files of a version.
select name, bytes from rule_file where version = $1 order by name
