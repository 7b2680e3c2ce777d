-- As before, and of letters that nobody has replayed in that time: what one of them said is gone too, and replaying it takes
-- nothing in any more, but takes it off the list.
create or replace function app.purge_inbox_bodies(p_days integer, p_limit integer, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  with old as (
    select e.id from app.webhook_events e
    where e.processed_at < p_now - make_interval(days => p_days) and e.body <> ''
    order by e.processed_at limit p_limit for update skip locked
  ), dead as (
    select e.id from app.webhook_events e
    where e.dead_at is not null and e.received_at < p_now - make_interval(days => p_days) and e.body <> ''
    order by e.dead_at limit p_limit for update skip locked
  ), purged as (
    update app.webhook_events e set body = '', facts = '{}'
    from (select id from old union select id from dead) due where e.id = due.id returning 1
  )
  select count(*)::integer from purged
$$;
