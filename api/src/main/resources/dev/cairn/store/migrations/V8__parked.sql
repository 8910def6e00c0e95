-- Signals of learners or contents that nobody knows yet. They wait here, whole, until both are there; all that is kept of
-- a person who has not arrived stands in this one table, under the words by which a sender named them.
create table parked_signal (
    id text collate "C" primary key check (char_length(id) between 1 and 200),
    -- our own id, as it was named or as it turned out since
    learner text collate "C",
    learner_system text collate "C",
    learner_value text collate "C",
    content text collate "C",
    content_system text collate "C",
    content_value text collate "C",
    kind text not null,
    program text,
    at timestamptz not null,
    device text,
    channel text,
    touch_point text,
    decision text,
    value double precision,
    snooze_until timestamptz,
    parked_at timestamptz not null,
    -- taken back while it waited: it stays for its id's sake and is never joined
    undone_at timestamptz,
    -- both are there now
    ready boolean not null default false,
    check (learner is not null or (learner_system is not null and learner_value is not null))
);
create index parked_signal_learner on parked_signal (learner);
create index parked_signal_learner_elsewhere on parked_signal (learner_system, learner_value) where learner is null;
create index parked_signal_content on parked_signal (content) where content is not null;
create index parked_signal_content_elsewhere on parked_signal (content_system, content_value) where content is null;
create index parked_signal_parked_at on parked_signal (parked_at);
create index parked_signal_ready on parked_signal (learner) where ready;

create function parked_is_ready(p parked_signal) returns boolean language sql stable as $$
    select p.undone_at is null
        and p.learner is not null
        and exists (select from learner l where l.id = p.learner)
        and case when p.content is null then p.content_system is null
            else exists (select from content c where c.id = p.content) end
$$;

-- Whoever brings a learner, a content or another system's id for one, through whatever door, marks what waited for it.
-- What another transaction holds is passed over, so that imports never wait for each other in a circle; the service looks
-- again at intervals (Parking.sql, look-again).
create function parked_learner_came() returns trigger language plpgsql as $$
begin
    update parked_signal p set ready = true
    where parked_is_ready(p) and p.id in (
        select w.id from parked_signal w join after a on w.learner = a.id
        where not w.ready for update of w skip locked);
    return null;
end $$;
create trigger parked_learner_came after insert on learner
    referencing new table as after for each statement execute function parked_learner_came();

create function parked_learner_named() returns trigger language plpgsql as $$
begin
    update parked_signal p set learner = a.learner
    from after a
    where p.learner is null and p.learner_system = a.system and p.learner_value = a.value and p.id in (
        select w.id from parked_signal w join after n on w.learner_system = n.system and w.learner_value = n.value
        where w.learner is null for update of w skip locked);
    update parked_signal p set ready = true
    where parked_is_ready(p) and p.id in (
        select w.id from parked_signal w join after a on w.learner = a.learner
        where not w.ready for update of w skip locked);
    return null;
end $$;
create trigger parked_learner_named after insert on learner_external_id
    referencing new table as after for each statement execute function parked_learner_named();

create function parked_content_came() returns trigger language plpgsql as $$
begin
    update parked_signal p set ready = true
    where parked_is_ready(p) and p.id in (
        select w.id from parked_signal w join after a on w.content = a.id
        where not w.ready for update of w skip locked);
    return null;
end $$;
create trigger parked_content_came after insert on content
    referencing new table as after for each statement execute function parked_content_came();

create function parked_content_named() returns trigger language plpgsql as $$
begin
    update parked_signal p set content = a.content
    from after a
    where p.content is null and p.content_system = a.system and p.content_value = a.value and p.id in (
        select w.id from parked_signal w join after n on w.content_system = n.system and w.content_value = n.value
        where w.content is null for update of w skip locked);
    update parked_signal p set ready = true
    where parked_is_ready(p) and p.id in (
        select w.id from parked_signal w join after a on w.content = a.content
        where not w.ready for update of w skip locked);
    return null;
end $$;
create trigger parked_content_named after insert on content_external_id
    referencing new table as after for each statement execute function parked_content_named();
