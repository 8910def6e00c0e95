-- Which editions a start published by itself, from the folder of rules that it follows: an author's name says nothing of
-- it, as anybody may be called anything.
alter table rule_book add column by_start boolean not null default false;
update rule_book set by_start = true
where author = 'Cairn' and comment in ('the book to begin with', 'the folder of rules changed');

-- Previews say when they were counted; those that do not yet are counted anew.
delete from preview;
