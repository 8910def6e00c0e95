-- What an edition was made on, from when it decides, and whether it was taken back before that. Its state is read off
-- these and the clock: nothing has to be rewritten when an edition falls due.
alter table rule_book
    add column base bigint references rule_book,
    add column valid_from timestamptz,
    add column withdrawn text check (withdrawn in ('SUPERSEDED', 'CANCELLED')),
    add column withdrawn_by text check (char_length(withdrawn_by) <= 500),
    add column withdrawn_at timestamptz,
    add check ((withdrawn is null) = (withdrawn_at is null));
update rule_book set valid_from = published_at, base = nullif(version - 1, 0);
alter table rule_book
    alter column valid_from set not null,
    alter column valid_from set default statement_timestamp();

-- Previews of what a candidate book would change. Any node answers for a preview that another one makes; who makes it
-- says every few seconds that it lives.
create table preview (
    id uuid primary key,
    candidate text not null,
    book bigint not null,
    catalog bigint not null,
    state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
    done integer not null default 0,
    total integer not null default 0,
    report jsonb,
    failure text,
    started_at timestamptz not null default statement_timestamp(),
    alive_at timestamptz not null default statement_timestamp()
);
create index preview_started on preview (started_at);
