-- How often a kind of signal occurred in all, and when last: what asks "ever" or "how long ago" does not go through a
-- learner's days. Written as day_count is.
create table kind_count (
    learner text collate "C" not null,
    kind text collate "C" not null,
    program text collate "C" not null,
    device text collate "C" not null,
    count integer not null,
    latest timestamptz not null,
    primary key (learner, kind, program, device)
);
create table content_count (
    learner text collate "C" not null,
    kind text collate "C" not null,
    content text collate "C" not null,
    program text collate "C" not null,
    device text collate "C" not null,
    count integer not null,
    latest timestamptz not null,
    primary key (learner, kind, content, program, device)
);
insert into kind_count (learner, kind, program, device, count, latest)
select learner, kind, program, device, sum(count), max(latest) from day_count group by 1, 2, 3, 4;
insert into content_count (learner, kind, content, program, device, count, latest)
select learner, kind, content, program, device, sum(count), max(latest) from day_count where content <> ''
group by 1, 2, 3, 4, 5;
