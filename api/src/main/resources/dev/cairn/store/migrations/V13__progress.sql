-- How far a learner came with a content: the signals that measure it, in percent, without going through all the others.
create index signal_progress on signal (learner, content)
    where kind in ('watched', 'progressed', 'played') and value is not null and not waiting;
