-- A line of what was refused names a learner as the caller did, which may be by another system's id: an export has these
-- lines too, and an erasure takes the name out of them.
create function audit_objects(learner text) returns text[] language sql stable as $$
    select array['learner:' || audit_objects.learner]
        || coalesce(array_agg('learner:' || x.system || '/' || x.value), '{}')
    from learner_external_id x where x.learner = audit_objects.learner
$$;

-- What a new line says of its object: whoever was erased is not named again.
create function audit_object(object text) returns text language sql stable as $$
    select case
        when object not like 'learner:%' then object
        when is_erased(substr(object, 9)) then 'learner:erased'
        when object like '%/%'
            and is_erased(split_part(substr(object, 9), '/', 1), substr(object, position('/' in object) + 1))
            then 'learner:erased'
        else object
    end
$$;

-- All that is known of a learner, by table.
create or replace function export_learner(id text) returns jsonb language plpgsql stable as $$
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
        into part from audit a where a.object = any (audit_objects(export_learner.id))
            or a.who = export_learner.id or a.acting_for = export_learner.id;
    return found || jsonb_build_object('audit', part);
end $$;

-- Takes a learner out of everything. What must stay, names nobody. How many rows went, by table; null where there is none.
create or replace function erase_learner(id text) returns jsonb language plpgsql as $$
declare
    names text[] := array[id];
    objects text[] := audit_objects(id);
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
        object = case when a.object = any (objects) then 'learner:erased' else a.object end
    where a.who = any (names) or a.acting_for = any (names) or a.object = any (objects);
    perform set_config('cairn.audit', '', true);
    return gone;
end $$;

-- Whether an id of another system could mean somebody else.
create index learner_external_id_value on learner_external_id (value);
