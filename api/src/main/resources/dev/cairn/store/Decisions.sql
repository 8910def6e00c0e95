-- Decisions that went out, and the facts that they were made of.

-- name: keep-facts
-- Facts, once; of learners who are (still) there.
insert into decision_facts as f (hash, learner, body, used_at)
select n.hash, n.learner, n.body, n.used_at
from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) as n (hash, learner, body, used_at)
join learner l on l.id = n.learner
on conflict (hash) do update set used_at = excluded.used_at
where f.used_at < excluded.used_at - interval '1 hour'

-- name: keep
-- Pages of decisions; one that is kept already stays as it is.
insert into decision (id, place, served_at, facts, book, catalog, share, asked, answer)
select n.id, n.place, n.served_at, n.facts, n.book, n.catalog, n.share, n.asked::jsonb, n.answer::jsonb
from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::uuid[], $5::bigint[], $6::bigint[], $7::real[], $8::text[],
    $9::text[]) as n (id, place, served_at, facts, book, catalog, share, asked, answer)
on conflict (id, place) do nothing

-- name: read
-- The kept pages of a decision; facts that were erased are null.
select d.id, d.place, d.served_at, d.book, d.catalog, d.share, d.asked::text as asked, d.answer::text as answer,
    f.body as facts
from decision d left join decision_facts f on f.hash = d.facts
where d.id = $1
order by d.place

-- name: claim
-- Whether this transaction is the one that clears away; nobody waits.
select pg_try_advisory_xact_lock(hashtext('cairn decisions')) as claimed

-- name: clear-decisions
-- At most $2 of those that were served before $1, the oldest first.
delete from decision where (id, place) in (select id, place from decision where served_at < $1 order by served_at limit $2)

-- name: clear-facts
-- At most $2 facts that no decision refers to and none has used since $1.
delete from decision_facts where used_at < $1 and hash in (
    select f.hash from decision_facts f
    where f.used_at < $1 and not exists (select from decision d where d.facts = f.hash)
    order by f.used_at limit $2)

-- name: clear-erased
-- At most $2 facts, used since $1, of learners who were erased while these were written.
delete from decision_facts where hash in (
    select f.hash from decision_facts f
    where f.used_at >= $1 and not exists (select from learner l where l.id = f.learner)
    limit $2)

-- name: clear-versions
-- At most $2 versions of the catalogue that ended so many seconds ago and that no decision refers to.
delete from catalog_version where version in (
    select v.version from catalog_version v
    where v.ended_at <= now() - make_interval(secs => $1)
        and not exists (select from decision d where d.catalog = v.version)
    order by v.version limit $2)

-- name: clear-contents
-- At most $1 contents as they were under versions that cannot be built again.
delete from content_past where (id, since) in (
    select p.id, p.since from content_past p
    where not exists (select from catalog_version v where v.version >= p.since and v.version < p.until)
    limit $1)

-- name: clear-needs
-- The same of what roles needed.
delete from role_need_past where (role, skill, scale, since) in (
    select p.role, p.skill, p.scale, p.since from role_need_past p
    where not exists (select from catalog_version v where v.version >= p.since and v.version < p.until)
    limit $1)

-- name: clear-framework
-- The same of the framework.
delete from framework_past where (kind, key, since) in (
    select p.kind, p.key, p.since from framework_past p
    where not exists (select from catalog_version v where v.version >= p.since and v.version < p.until)
    limit $1)

-- name: clear-popularity
-- The same of how often contents were used.
delete from popularity_past where (content, since) in (
    select p.content, p.since from popularity_past p
    where not exists (select from catalog_version v where v.version >= p.since and v.version < p.until)
    limit $1)
