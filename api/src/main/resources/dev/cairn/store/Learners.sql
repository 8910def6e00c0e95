-- Learners, and all that a decision reads of them.

-- name: facts
-- A learner's columns. $1 to $3 say how much of the past: day counts from $1 on, single signals from $2 on, habits if $3.
-- $4 is the day as of which evidence of skills has faded; $5 is what is read of the past as a whole.
select l.id, l.version, l.name, l.role, l.target_role, l.department, l.country, l.manager, l.manager_department,
    l.languages, l.zone, l.first_day, l.attributes::text as attributes, l.pinned_persona,
    x.systems, x.vals,
    k.skills, k.levels, k.sources, k.dates, k.scales,
    j.programs, j.stages, j.sinces,
    o.contents, o.completed, o.dismissed, o.known, o.snoozed,
    d.days, d.kinds, d.day_contents, d.day_programs, d.devices, d.counts, d.latests,
    r.ats, r.recent_kinds, r.recent_contents, r.recent_programs, r.recent_devices,
    t.total_kinds, t.total_contents, t.total_programs, t.total_devices, t.total_counts, t.total_latests,
    h.habit_devices, h.habit_hours, h.habit_counts,
    g.due,
    g.learner is null or g.touched is not null
        or exists (select from parked_signal p where p.learner = l.id and p.ready) as touched, coalesce(g.book, -1) as book
from learner l
left join course g on g.learner = l.id
cross join lateral (
    select array_agg(e.system) as systems, array_agg(e.value) as vals
    from learner_external_id e where e.learner = l.id) x
cross join lateral (
    select array_agg(w.skill) as skills, array_agg(w.level) as levels, array_agg(w.source) as sources,
        array_agg(w.shown_on) as dates, array_agg(w.on_scale) as scales
    from (
        select distinct on (e.skill_key, on_scale) e.skill, e.level, e.source, e.shown_on,
            coalesce(nullif(e.scale, ''), f.body ->> 'scale', '') as on_scale
        from skill_evidence e
        left join framework f on f.kind = 'skill' and f.key = e.skill_key
        where e.learner = l.id
        order by e.skill_key, on_scale,
            e.weight * case when f.body ->> 'halfLife' is null then 1 else power(0.5,
                least(1000, greatest(0, $4::date - e.shown_on) / (f.body ->> 'halfLife')::float8)) end desc,
            e.shown_on desc, e.source) w) k
cross join lateral (
    select array_agg(p.program order by p.key) as programs, array_agg(p.stage order by p.key) as stages,
        array_agg(p.since order by p.key) as sinces
    from journey p where p.learner = l.id) j
cross join lateral (
    select array_agg(c.content) as contents, array_agg(c.completed_at is not null) as completed,
        array_agg(c.dismissed_at is not null) as dismissed, array_agg(c.known_at is not null) as known,
        array_agg(c.snoozed_until) as snoozed
    from outcome c where c.learner = l.id) o
cross join lateral (
    select array_agg(c.day) as days, array_agg(c.kind) as kinds, array_agg(c.content) as day_contents,
        array_agg(c.program) as day_programs, array_agg(c.device) as devices, array_agg(c.count) as counts,
        array_agg(c.latest) as latests
    from day_count c where c.learner = l.id and c.day >= $1) d
cross join lateral (
    select array_agg(a.kind) as total_kinds, array_agg(a.content) as total_contents,
        array_agg(a.program) as total_programs, array_agg(a.device) as total_devices,
        array_agg(a.count) as total_counts, array_agg(a.latest) as total_latests
    from (
        select c.kind, '' as content, c.program, c.device, c.count, c.latest
        from kind_count c where c.learner = l.id and $5 = 'KINDS'
        union all
        select c.kind, c.content, c.program, c.device, c.count, c.latest
        from content_count c where c.learner = l.id and $5 = 'CONTENTS'
        union all
        select k.kind, '', k.program, k.device, k.count - (
                select coalesce(sum(c.count), 0) from content_count c
                where c.learner = l.id and c.kind = k.kind and c.program = k.program and c.device = k.device)::int,
            k.latest
        from kind_count k where k.learner = l.id and $5 = 'CONTENTS') a) t
cross join lateral (
    select array_agg(s.at) as ats, array_agg(s.kind) as recent_kinds, array_agg(s.content) as recent_contents,
        array_agg(s.program) as recent_programs, array_agg(s.device) as recent_devices
    from signal s where s.learner = l.id and s.at >= $2 and not s.waiting and not s.idle) r
cross join lateral (
    select array_agg(b.device) as habit_devices, array_agg(b.hour) as habit_hours, array_agg(b.count) as habit_counts
    from habit b where b.learner = l.id and $3) h

-- name: read
-- One learner by our own id.
-- use: facts
where l.id = $6

-- name: read-external
-- One learner by another system's id.
-- use: facts
where l.id = (select e.learner from learner_external_id e where e.system = $6 and e.value = $7)

-- name: read-all
-- Several learners: by our own ids, by other systems' ids. An array, not a join: the joins above are more than the planner
-- puts into an order of its own, and it would read all that is known of everybody first.
-- use: facts
where l.id = any (array(
    select unnest($6::text[])
    union all
    select e.learner from learner_external_id e
    join unnest($7::text[], $8::text[]) as named (system, value) on named.system = e.system and named.value = e.value))

-- name: page
-- Learners who have not left, by id, between two.
-- use: facts
where l.id > coalesce($6::text, '') and ($7::text is null or l.id < $7) and l.left_at is null
order by l.id
limit $8

-- name: page-back
-- The same from the end.
-- use: facts
where l.id > coalesce($6::text, '') and ($7::text is null or l.id < $7) and l.left_at is null
order by l.id desc
limit $8

-- name: beyond
-- Whether learners who have not left stand up to one id, and from another on.
select exists (select from learner where id <= $1::text and left_at is null) as before,
    exists (select from learner where id >= $2::text and left_at is null) as after

-- name: habits
-- What learners did themselves, by device and hour.
select learner, array_agg(device) as devices, array_agg(hour) as hours, array_agg(count) as counts
from habit where learner = any($1::text[]) and count > 0
group by learner

-- name: find
-- Who has the id of another system.
select learner from learner_external_id where system = $1 and value = $2

-- name: names
-- What a learner is called that nobody else is: the own id, and those of other systems that could mean no other.
select $1::text as name
union
select x.value from learner_external_id x
where x.learner = $1
    and not exists (select from learner l where l.id = x.value and l.id <> $1)
    and not exists (select from learner_external_id o where o.value = x.value and o.learner <> $1)

-- name: external-ids
-- The ids that other systems have given to a learner.
select system, value from learner_external_id where learner = $1

-- name: count
-- How many learners there are, without those who left.
select count(*) as learners from learner where left_at is null

-- name: lock
-- One learner's profile, held until commit.
select id, version, name, role, target_role, department, country, manager, manager_department, languages, zone,
    first_day, attributes::text as attributes, pinned_persona
from learner
where id = coalesce($1::text, (select e.learner from learner_external_id e where e.system = $2::text and e.value = $3::text))
for update

-- name: update
-- A profile as it is from now on.
update learner set version = version + 1, name = $2, role = $3, target_role = $4, department = $5, country = $6,
    manager = $7, manager_department = $8, languages = $9, zone = $10, first_day = $11, attributes = $12::text::jsonb,
    pinned_persona = $13, updated_at = now()
where id = $1
returning version

-- name: transitions
-- The newest moves of a learner's journeys that stand.
select program, from_stage, to_stage, at, rule, sentence, book, signals, recorded_at
from transition where learner = $1 and superseded_at is null
order by at desc, id desc
limit $2
