-- Who changed what, through whatever door. Lines are added and never changed; they go when they are old enough, and
-- where a person is erased, their name goes out of them.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    -- null where nobody has a name: at the desk, without keys
    who text check (char_length(who) <= 500),
    acting_for text check (char_length(acting_for) <= 500),
    roles text[] not null,
    action text not null check (char_length(action) <= 200),
    object text check (char_length(object) <= 1000),
    version bigint,
    outcome text not null check (char_length(outcome) <= 200),
    request text check (char_length(request) <= 200)
);
create index audit_at on audit (at);

create function keep_audit() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('cairn.audit', true), '') not in ('retention', 'erasure') then
        raise exception 'lines of the audit log are never changed';
    end if;
    return null;
end $$;
create trigger keep_audit before update or delete or truncate on audit for each statement execute function keep_audit();

-- Whoever was erased, told by nothing but a number that only this database can make of an id: so that what comes in later
-- under the id does not bring the person back unnoticed.
create table erasure_key (
    one boolean primary key default true check (one),
    key bytea not null
);
insert into erasure_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table erasure (
    mark bytea primary key,
    at timestamptz not null default now()
);

create function erasure_mark(name text) returns bytea language sql stable as $$
    select sha256(key || convert_to(name, 'UTF8')) from erasure_key
$$;

-- Whether a learner of that id, or of that id in another system, was erased.
create function is_erased(learner text) returns boolean language sql stable as $$
    select exists (select from erasure where mark = erasure_mark('learner ' || learner))
$$;
create function is_erased(system text, value text) returns boolean language sql stable as $$
    select exists (select from erasure where mark = erasure_mark('external ' || system || ' ' || value))
$$;

-- Tables that hold something of one learner say whose it is in a column "learner": one that is added later is exported and
-- erased without anybody thinking of it.
create function tables_of_learners() returns setof text language sql stable as $$
    select c.table_name::text
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and c.column_name = 'learner' and t.table_type = 'BASE TABLE'
    order by 1
$$;

-- All that is known of a learner, by table.
create function export_learner(id text) returns jsonb language plpgsql stable as $$
declare
    found jsonb;
    part jsonb;
    one text;
begin
    select jsonb_build_object('learner', to_jsonb(l)) into found from learner l where l.id = export_learner.id;
    if found is null then
        return null;
    end if;
    for one in select tables_of_learners() loop
        execute format('select coalesce(jsonb_agg(to_jsonb(t) - ''learner''), ''[]'') from %I t where t.learner = $1', one)
            into part using id;
        found := found || jsonb_build_object(one, part);
    end loop;
    select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'who', a.who, 'acting_for', a.acting_for,
            'action', a.action, 'outcome', a.outcome) order by a.id), '[]')
        into part from audit a where a.object = 'learner:' || export_learner.id
            or a.who = export_learner.id or a.acting_for = export_learner.id;
    return found || jsonb_build_object('audit', part);
end $$;

-- Takes a learner out of everything. What must stay, names nobody. How many rows went, by table; null where there is none.
create function erase_learner(id text) returns jsonb language plpgsql as $$
declare
    names text[] := array[id];
    gone jsonb := '{}';
    count bigint;
    one text;
begin
    perform from learner l where l.id = erase_learner.id for update;
    if not found then
        return null;
    end if;
    insert into erasure (mark)
    select erasure_mark('learner ' || erase_learner.id)
    union
    select erasure_mark('external ' || x.system || ' ' || x.value)
    from learner_external_id x where x.learner = erase_learner.id
    on conflict do nothing;
    select names || coalesce(array_agg(x.value), '{}') into names
    from learner_external_id x where x.learner = erase_learner.id;

    for one in select tables_of_learners() loop
        execute format('delete from %I where learner = $1', one) using id;
        get diagnostics count = row_count;
        gone := gone || jsonb_build_object(one, count);
    end loop;
    delete from learner l where l.id = erase_learner.id;
    -- reports of what a book would change name the people of its samples; they are kept for a day anyway
    delete from preview p where p.report is not null and position(to_json(erase_learner.id)::text in p.report::text) > 0;
    get diagnostics count = row_count;
    gone := gone || jsonb_build_object('preview', count);

    update learner l set manager = null, version = version + 1, updated_at = now() where l.manager = any (names);
    update rule_book b set author = 'erased' where b.author = any (names);
    update rule_book b set withdrawn_by = 'erased' where b.withdrawn_by = any (names);
    update hand_move m set by = 'erased' where m.by = any (names);
    perform set_config('cairn.audit', 'erasure', true);
    update audit a set who = case when a.who = any (names) then 'erased' else a.who end,
        acting_for = case when a.acting_for = any (names) then 'erased' else a.acting_for end,
        object = case when a.object = 'learner:' || erase_learner.id then 'learner:erased' else a.object end
    where a.who = any (names) or a.acting_for = any (names) or a.object = 'learner:' || erase_learner.id;
    perform set_config('cairn.audit', '', true);
    return gone;
end $$;

-- Rule books are published through many doors; the line is written with the edition.
create function audit_rule_book() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into audit (who, roles, action, object, version, outcome)
        values (new.author, '{}', 'publish rules', 'ruleBook:' || new.version, new.version, 'DONE');
    elsif new.withdrawn = 'CANCELLED' and old.withdrawn is distinct from new.withdrawn then
        insert into audit (who, roles, action, object, version, outcome)
        values (new.withdrawn_by, '{}', 'cancel rules', 'ruleBook:' || new.version, new.version, 'DONE');
    end if;
    return null;
end $$;
create trigger audit_rule_book after insert or update on rule_book for each row execute function audit_rule_book();
