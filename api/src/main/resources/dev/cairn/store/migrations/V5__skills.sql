-- The competency framework: scales, skills and roles, each a document. Key is the name as it is compared.
create table framework (
    kind text collate "C" not null check (kind in ('scale', 'skill', 'role')),
    key text collate "C" not null check (char_length(key) between 1 and 500),
    body jsonb not null,
    catalog bigint not null,
    updated_at timestamptz not null default now(),
    primary key (kind, key)
);

-- The version of the catalogue under which the framework, or what roles need, changed last: a node reads them again only
-- when this is another one.
alter table catalog add column framework bigint not null default 0;

-- The framework as it was, as the other parts of the catalogue are kept.
create table framework_past (
    kind text not null,
    key text collate "C" not null,
    since bigint not null,
    until bigint not null,
    body jsonb not null,
    primary key (kind, key, since)
);
create index framework_past_until on framework_past (until);

create function keep_framework() returns trigger language plpgsql as $$
declare
    next bigint := changing_version();
begin
    insert into framework_past (kind, key, since, until, body)
    select b.kind, b.key, b.catalog, next, b.body from before b where b.catalog < next;
    return null;
end $$;
create trigger keep_updated_framework after update on framework
    referencing old table as before for each statement execute function keep_framework();
create trigger keep_deleted_framework after delete on framework
    referencing old table as before for each statement execute function keep_framework();

-- A level is on a scale; an empty one is the skill's own.
alter table role_need add column scale text collate "C" not null default '';
alter table role_need drop constraint role_need_pkey;
alter table role_need add primary key (role, skill, scale);
alter table role_need_past add column scale text collate "C" not null default '';
alter table role_need_past drop constraint role_need_past_pkey;
alter table role_need_past add primary key (role, skill, scale, since);

create or replace function keep_role_need() returns trigger language plpgsql as $$
declare
    next bigint := changing_version();
begin
    insert into role_need_past (role, skill, scale, since, until, level)
    select b.role, b.skill, b.scale, b.catalog, next, b.level from before b where b.catalog < next;
    return null;
end $$;

alter table skill_evidence add column skill_key text collate "C";
alter table skill_evidence add column scale text collate "C" not null default '';
update skill_evidence set skill_key = lower(skill);
alter table skill_evidence alter column skill_key set not null;
alter table skill_evidence drop constraint skill_evidence_pkey;
alter table skill_evidence add primary key (learner, skill_key, scale, source);

-- What contents teach, beside their documents: whoever completes one has shown it.
create table content_skill (
    content text collate "C" not null references content on delete cascade,
    skill_key text collate "C" not null,
    skill text collate "C" not null,
    level double precision not null,
    primary key (content, skill_key)
);
insert into content_skill (content, skill_key, skill, level)
select distinct on (c.id, lower(t.skill)) c.id, lower(t.skill), t.skill, t.level
from content c, jsonb_to_recordset(case when jsonb_typeof(c.body -> 'skills') = 'array' then c.body -> 'skills' else '[]' end)
    as t (skill text, level double precision)
order by c.id, lower(t.skill), t.level desc;
