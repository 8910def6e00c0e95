-- Where learners stand with contents.

-- name: read
-- For each learner of $1 and the content of $2 beside: what became of it, when it was used last (being shown something,
-- or putting it away, is no use), and how many percent of it were done at most. The kinds are those of the index
-- signal_progress.
with asked as (
    select distinct learner, content from unnest($1::text[], $2::text[]) as a (learner, content)),
used as (
    select c.learner, c.content, max(c.latest) as latest
    from content_count c join asked a on a.learner = c.learner and a.content = c.content
    where c.kind not in ('shown', 'dismissed', 'snoozed', 'known')
    group by c.learner, c.content),
done as (
    select s.learner, s.content, max(least(100, greatest(0, s.value))) as percent
    from signal s join asked a on a.learner = s.learner and a.content = s.content
    where s.kind in ('watched', 'progressed', 'played') and s.value is not null and not s.waiting and s.undone_at is null
    group by s.learner, s.content)
select a.learner, a.content, o.completed_at, o.dismissed_at, o.known_at, o.snoozed_until, u.latest, d.percent
from asked a
left join outcome o on o.learner = a.learner and o.content = a.content
left join used u on u.learner = a.learner and u.content = a.content
left join done d on d.learner = a.learner and d.content = a.content
