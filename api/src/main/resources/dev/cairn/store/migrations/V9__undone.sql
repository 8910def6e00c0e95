-- The hour where the learner was, as it is counted by; null for what was recorded before.
alter table signal add column hour smallint;

-- Kept and not counted: a `shown` of what the same decision had shown at the same touch point, or a signal taken back.
alter table signal add column idle boolean not null default false, add column undone_at timestamptz;
create index signal_shown on signal (learner, decision) where kind = 'shown' and decision is not null;

-- What says something about a content for good, to find what is left when one of them is taken back.
create index signal_outcome on signal (learner, content, kind, at)
    where kind in ('completed', 'dismissed', 'known', 'snoozed');

-- Of several snoozes the latest that was made holds, in whatever order they come in.
alter table outcome add column snoozed_at timestamptz;
update outcome o set snoozed_at = (
    select max(s.at) from signal s where s.learner = o.learner and s.content = o.content and s.kind = 'snoozed')
where o.snoozed_until is not null;
