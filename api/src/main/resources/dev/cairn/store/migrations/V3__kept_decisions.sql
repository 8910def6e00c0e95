-- Decisions that went out, so that they can be decided again, and the catalogue as it was then. What was is written by
-- triggers: whoever changes the catalogue leaves its past behind, through whatever door.

-- Every version of the catalogue that can be built again; the one that stands has no end.
create table catalog_version (
    version bigint primary key,
    as_of date not null,
    at timestamptz not null default now(),
    ended_at timestamptz
);

create function begin_catalog_version() returns trigger language plpgsql as $$
begin
    if new.version > old.version then
        update catalog_version set ended_at = now() where version = old.version;
        insert into catalog_version (version, as_of) values (new.version, new.as_of);
    elsif new.as_of <> old.as_of then
        update catalog_version set as_of = new.as_of where version = new.version;
    end if;
    return null;
end $$;
create trigger begin_catalog_version after update on catalog for each row execute function begin_catalog_version();

-- The version under which this transaction changes the catalogue.
create function changing_version() returns bigint language plpgsql stable as $$
declare
    taken bigint;
begin
    select v.version into taken from catalog c join catalog_version v on v.version = c.version and v.at = now();
    if taken is null then
        raise exception 'whoever changes the catalogue takes its next version first';
    end if;
    return taken;
end $$;

-- What is kept now is known from here on.
update catalog set version = version + 1;
insert into catalog_version (version, as_of) select version, as_of from catalog on conflict do nothing;

-- Contents as they were under the versions from since up to, and without, until.
create table content_past (
    id text collate "C" not null,
    since bigint not null,
    until bigint not null,
    kind text not null,
    status text not null,
    body jsonb not null,
    primary key (id, since)
);
create index content_past_until on content_past (until);

create function keep_content() returns trigger language plpgsql as $$
declare
    next bigint := changing_version();
begin
    if tg_op <> 'DELETE' then
        if exists (select from after a where a.catalog <> next) then
            raise exception 'a content is written under the version of the catalogue that it changes';
        end if;
    end if;
    if tg_op <> 'INSERT' then
        insert into content_past (id, since, until, kind, status, body)
        select b.id, b.catalog, next, b.kind, b.status, b.body from before b where b.catalog < next;
    end if;
    return null;
end $$;
create trigger keep_inserted_content after insert on content
    referencing new table as after for each statement execute function keep_content();
create trigger keep_updated_content after update on content
    referencing old table as before new table as after for each statement execute function keep_content();
create trigger keep_deleted_content after delete on content
    referencing old table as before for each statement execute function keep_content();

-- What roles need: since when, and what they needed.
alter table role_need add column catalog bigint not null default 0;
alter table role_need alter column catalog drop default;
create table role_need_past (
    role text collate "C" not null,
    skill text collate "C" not null,
    since bigint not null,
    until bigint not null,
    level double precision not null,
    primary key (role, skill, since)
);
create index role_need_past_until on role_need_past (until);

create function keep_role_need() returns trigger language plpgsql as $$
declare
    next bigint := changing_version();
begin
    insert into role_need_past (role, skill, since, until, level)
    select b.role, b.skill, b.catalog, next, b.level from before b where b.catalog < next;
    return null;
end $$;
create trigger keep_updated_role_need after update on role_need
    referencing old table as before for each statement execute function keep_role_need();
create trigger keep_deleted_role_need after delete on role_need
    referencing old table as before for each statement execute function keep_role_need();

-- How often contents were used, as of the catalogue's day. The score, 0 to 1, is reckoned when it is read: of one more
-- use of the most popular content every score changes, of the uses one row.
drop table popularity;
create table popularity (
    content text collate "C" primary key,
    uses bigint not null,
    catalog bigint not null
);
create table popularity_past (
    content text collate "C" not null,
    since bigint not null,
    until bigint not null,
    uses bigint not null,
    primary key (content, since)
);
create index popularity_past_until on popularity_past (until);

create function keep_popularity() returns trigger language plpgsql as $$
declare
    next bigint := changing_version();
begin
    insert into popularity_past (content, since, until, uses)
    select b.content, b.catalog, next, b.uses from before b where b.catalog < next;
    return null;
end $$;
create trigger keep_updated_popularity after update on popularity
    referencing old table as before for each statement execute function keep_popularity();
create trigger keep_deleted_popularity after delete on popularity
    referencing old table as before for each statement execute function keep_popularity();

insert into popularity (content, uses, catalog)
select d.content, sum(d.count), c.version
from catalog c
cross join lateral (
    select least(c.as_of, max(l.day)) as day from day_count l
    where l.kind in ('viewed', 'completed') and l.day <= c.as_of) latest
join day_count d on d.kind in ('viewed', 'completed') and d.content <> ''
    and d.day > latest.day - interval '12 months' and d.day <= latest.day
group by d.content, c.version;

-- What was known of a learner when it was decided, once for however many decisions; what a decision does not read (name,
-- ids of other systems) is not here. The only place that says whose decision it was: without this row nobody knows.
create table decision_facts (
    hash uuid primary key,
    learner text collate "C" not null,
    body text not null,
    used_at timestamptz not null
);
create index decision_facts_learner on decision_facts (learner);
create index decision_facts_used on decision_facts (used_at);

-- Whoever erases a learner erases what decisions knew of them.
create function forget_decision_facts() returns trigger language plpgsql as $$
begin
    delete from decision_facts f using gone g where f.learner = g.id;
    return null;
end $$;
create trigger forget_decision_facts after delete on learner
    referencing old table as gone for each statement execute function forget_decision_facts();

-- A page of a decision that went out: place is how many picks stood before it; share, which part of all decisions of
-- that second was kept.
create table decision (
    id uuid not null,
    place integer not null,
    served_at timestamptz not null,
    facts uuid not null,
    book bigint not null,
    catalog bigint not null,
    share real not null,
    asked jsonb not null,
    answer jsonb not null,
    primary key (id, place)
);
create index decision_served on decision (served_at);
create index decision_facts_of on decision (facts);
create index decision_catalog on decision (catalog);
