-- The competency framework: scales, skills and roles, each a document. Key is the name as it is compared.
create table framework (
    kind text collate "C" not null check (kind in ('scale', 'skill', 'role')),
    key text collate "C" not null check (char_length(key) between 1 and 500),
    body jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (kind, key)
);

-- Grows with every change of the framework or of what roles need, so that a node reads them again only then.
alter table catalog add column framework bigint not null default 0;

-- A level is on a scale; an empty one is the skill's own.
alter table role_need add column scale text collate "C" not null default '';
alter table role_need drop constraint role_need_pkey;
alter table role_need add primary key (role, skill, scale);

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
