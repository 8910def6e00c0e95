-- Ids sort as Java sorts them, whatever the database's own language is: collate "C".

-- People. Null is unknown.
create table learner (
    id text collate "C" primary key check (char_length(id) between 1 and 200),
    version bigint not null default 1,
    name text check (char_length(name) <= 500),
    role text check (char_length(role) <= 500),
    target_role text check (char_length(target_role) <= 500),
    department text check (char_length(department) <= 500),
    country text check (char_length(country) <= 500),
    manager text check (char_length(manager) <= 500),
    manager_department text check (char_length(manager_department) <= 500),
    languages text[],
    zone text,
    first_day date,
    attributes jsonb not null default '{}',
    pinned_persona text check (char_length(pinned_persona) <= 500),
    left_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- By which ids other systems know a learner.
create table learner_external_id (
    system text collate "C" not null check (char_length(system) between 1 and 200),
    value text collate "C" not null check (char_length(value) between 1 and 500),
    learner text collate "C" not null references learner on delete cascade,
    primary key (system, value)
);
create index learner_external_id_learner on learner_external_id (learner);

-- That a learner holds a skill; one piece of evidence per source.
create table skill_evidence (
    learner text collate "C" not null references learner on delete cascade,
    skill text collate "C" not null check (char_length(skill) between 1 and 500),
    source text collate "C" not null check (char_length(source) between 1 and 100),
    level double precision not null,
    shown_on date not null,
    weight integer not null,
    primary key (learner, skill, source)
);

-- Places in programs, those that ended included. Key is the program's name as it is compared.
create table journey (
    learner text collate "C" not null references learner on delete cascade,
    key text collate "C" not null,
    program text not null,
    stage text not null,
    since timestamptz not null,
    primary key (learner, key)
);

-- Every move of a journey, with its cause.
create table transition (
    id bigint generated always as identity primary key,
    learner text collate "C" not null references learner on delete cascade,
    program text not null,
    from_stage text,
    to_stage text,
    at timestamptz not null,
    rule text not null,
    sentence text not null,
    book bigint not null,
    signals text[] not null,
    recorded_at timestamptz not null
);
create index transition_learner on transition (learner, id);

-- Signals as they came in. The fingerprint is over all that a signal says: the same id must say the same again.
create table signal (
    id text collate "C" primary key check (char_length(id) between 1 and 200),
    learner text collate "C" not null,
    kind text not null,
    content text collate "C",
    program text,
    at timestamptz not null,
    device text,
    channel text,
    touch_point text,
    decision text,
    value double precision,
    snooze_until timestamptz,
    fingerprint uuid not null,
    recorded_at timestamptz not null
);
create index signal_learner on signal (learner, at);

-- How often a kind of signal occurred on a date, in the zone where the learner was. Kind, program and device are keys;
-- an empty text stands for none.
create table day_count (
    learner text collate "C" not null,
    day date not null,
    kind text collate "C" not null,
    content text collate "C" not null,
    program text collate "C" not null,
    device text collate "C" not null,
    count integer not null,
    latest timestamptz not null,
    primary key (learner, day, kind, content, program, device)
);
create index day_count_day on day_count (day);

-- What became of a content with a learner.
create table outcome (
    learner text collate "C" not null,
    content text collate "C" not null,
    completed_at timestamptz,
    dismissed_at timestamptz,
    known_at timestamptz,
    snoozed_until timestamptz,
    primary key (learner, content)
);

-- On what and at which hours a learner learns: sums over all that he did himself. Hours are those where he was.
create table habit (
    learner text collate "C" not null,
    device text collate "C" not null,
    hour smallint not null check (hour between 0 and 23),
    count integer not null,
    primary key (learner, device, hour)
);

-- Contents: what is looked for, and all the rest as a document.
create table content (
    id text collate "C" primary key check (char_length(id) between 1 and 200),
    kind text not null,
    status text not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    version bigint not null default 1,
    catalog bigint not null,
    body jsonb not null,
    updated_at timestamptz not null default now()
);
create index content_catalog on content (catalog);

create table content_external_id (
    system text collate "C" not null check (char_length(system) between 1 and 200),
    value text collate "C" not null check (char_length(value) between 1 and 500),
    content text collate "C" not null references content on delete cascade,
    primary key (system, value)
);
create index content_external_id_content on content_external_id (content);

-- What roles need.
create table role_need (
    role text collate "C" not null,
    skill text collate "C" not null,
    level double precision not null,
    primary key (role, skill)
);

-- How much contents are asked for, 0 to 1, as of the catalogue's day.
create table popularity (
    content text collate "C" primary key,
    score double precision not null
);

-- The catalogue's version: whoever changes the catalogue holds this one row until commit, so versions come in the order
-- of commits.
create table catalog (
    one boolean primary key default true check (one),
    version bigint not null,
    as_of date not null,
    counted_at timestamptz not null
);
insert into catalog (version, as_of, counted_at) values (0, current_date, now());

-- Published rule books; never changed.
create table rule_book (
    version bigint primary key,
    hash text not null,
    author text not null check (char_length(author) <= 500),
    comment text not null check (char_length(comment) <= 10000),
    published_at timestamptz not null default now()
);
create table rule_file (
    version bigint not null references rule_book,
    name text not null check (char_length(name) <= 500),
    bytes bytea not null,
    primary key (version, name)
);
