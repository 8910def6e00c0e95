-- The date where the learner was, as it is counted by; never rewritten. A signal that waits is dated ahead: it is not
-- counted before its time.
alter table signal add column day date, add column waiting boolean not null default false;
update signal s set day = (s.at at time zone coalesce((select l.zone from learner l where l.id = s.learner), 'UTC'))::date;
alter table signal alter column day set not null;
create index signal_waiting on signal (learner, at) where waiting;

-- How far a learner's journeys have been followed.
create table course (
    learner text collate "C" primary key references learner on delete cascade,
    -- up to here, this instant included
    folded timestamptz not null,
    -- when to look again; null where time alone moves nothing
    due timestamptz,
    -- facts changed then, and nobody has looked since
    touched timestamptz,
    -- the rule book that looked last
    book bigint,
    -- the last event and move: whatever happened before comes late
    latest timestamptz,
    latest_id text collate "C" not null default ''
);
create index course_due on course (due);
create index course_book on course (book);

insert into course (learner, folded, due, touched, latest)
select l.id, greatest(l.created_at, s.recorded, t.recorded), now(), now(), greatest(s.latest, t.latest)
from learner l
cross join lateral (select max(recorded_at) as recorded, max(at) as latest from signal where learner = l.id) s
cross join lateral (select max(recorded_at) as recorded, max(at) as latest from transition where learner = l.id) t;

-- Whoever changes a learner, through whatever door, leaves word that the journeys are to be looked at.
create function touch_course() returns trigger language plpgsql as $$
begin
    insert into course as c (learner, folded, due, touched)
    select a.id, now(), now(), now() from after a order by a.id
    on conflict (learner) do update set touched = excluded.touched, due = least(c.due, excluded.due);
    return null;
end $$;
create trigger touch_course_of_new after insert on learner
    referencing new table as after for each statement execute function touch_course();
create trigger touch_course_of_changed after update on learner
    referencing new table as after for each statement execute function touch_course();

-- Since when a move stands no longer, because something came to light that happened before it; null: it stands.
alter table transition add column superseded_at timestamptz;
create index transition_standing on transition (program, at) where superseded_at is null;

-- Moves that somebody made.
create table hand_move (
    id text collate "C" primary key,
    learner text collate "C" not null references learner on delete cascade,
    program text not null check (char_length(program) <= 500),
    stage text not null check (char_length(stage) <= 500),
    at timestamptz not null,
    by text not null check (char_length(by) <= 500)
);
create index hand_move_learner on hand_move (learner, at);
