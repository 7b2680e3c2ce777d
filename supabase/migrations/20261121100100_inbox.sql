-- The inbox in full: dead letters and their replay, many calls taken in at once, bodies that go after their days, and what
-- the reconciler needs to find calls whose webhooks were lost.
alter table app.webhook_events add column dead_at timestamptz;
drop index app.webhook_events_pending;
drop index app.webhook_events_pending_by_call;
create index webhook_events_pending on app.webhook_events (next_attempt_at)
  where processed_at is null and dead_at is null;
create index webhook_events_pending_by_call on app.webhook_events (call_id)
  where processed_at is null and dead_at is null;
create index webhook_events_dead on app.webhook_events (dead_at) where dead_at is not null;
create index webhook_events_with_body on app.webhook_events (processed_at)
  where processed_at is not null and body <> '';

alter table app.calls add column stop_asked_at timestamptz;
create index calls_live on app.calls (created_at) where status = 'ongoing';

-- Stores many at once, as accept_webhook does one; in the order of their keys, so that copies that arrive elsewhere at the
-- same time cannot lock each other out. Returns how many were given.
create function app.accept_webhooks(p_events json, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  with stored as (
    insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, next_attempt_at)
    select e.call_id, e.event, e.body_hash, case when c.id is null then e.body else '' end, e.rank,
      case when c.id is null then e.facts else app.without_content(e.facts) end, p_now, p_now
    from json_to_recordset(p_events)
      as e (call_id text, event text, body_hash text, body text, rank integer, facts jsonb)
    left join app.calls c on c.call_id = e.call_id and c.erased_at is not null
    order by e.call_id, e.event, e.body_hash
    on conflict (call_id, event, body_hash) do nothing
  )
  select json_array_length(p_events)
$$;

create function public.accept_webhooks(p_events json) returns integer
language sql security definer set search_path = '' as $$
  select app.accept_webhooks(p_events, now())
$$;

revoke execute on function app.accept_webhooks(json, timestamptz), public.accept_webhooks(json)
from public, anon, authenticated;
grant execute on function public.accept_webhooks(json) to service_role;

drop function public.process_call_events(text, integer);
drop function app.process_call_events(text, integer, timestamptz);

-- Takes in what waits for one call, in order of weight and arrival, under the call's lock; an event that fails is put off
-- (10 s, doubled each time), is a dead letter after its last try, and does not hold up the others. What is no fault of the
-- event's (a lock, a full disk) fails the whole call and costs no try.
create function app.process_call_events(
  p_call_id text, p_max_backoff_seconds integer, p_max_attempts integer, p_now timestamptz
) returns integer
language plpgsql set search_path = '' as $$
declare
  event record;
  done integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  perform from app.calls c where c.call_id = p_call_id for update;
  for event in
    select * from app.webhook_events e
    where e.call_id = p_call_id and e.processed_at is null and e.dead_at is null and e.next_attempt_at <= p_now
    order by e.rank, e.id
  loop
    begin
      perform app.apply_call_facts(p_call_id, event.rank, event.facts, p_now);
      update app.webhook_events set processed_at = p_now, attempts = attempts + 1, last_error = null where id = event.id;
      done := done + 1;
    exception
      when transaction_rollback or lock_not_available or insufficient_resources or system_error then
        raise;
      when others then
        update app.webhook_events set attempts = attempts + 1, last_error = sqlstate,
          next_attempt_at = p_now + make_interval(secs => least(10 * 2 ^ least(attempts, 20), p_max_backoff_seconds)),
          dead_at = case when attempts + 1 >= p_max_attempts then p_now end
        where id = event.id;
        -- Retention and the reconciler go by calls: an event of which nothing could be read must not escape them.
        begin
          insert into app.calls (call_id, last_event_at, created_at, updated_at) values (p_call_id, p_now, p_now, p_now)
          on conflict on constraint calls_call_id_key do nothing;
        exception
          when transaction_rollback or lock_not_available or insufficient_resources or system_error then
            raise;
          -- No row can be made either: the try counts all the same, else it would be tried for ever.
          when others then
            null;
        end;
    end;
  end loop;
  -- One that was accepted while its call was being erased.
  update app.webhook_events e set body = '', facts = app.without_content(e.facts)
  where e.call_id = p_call_id and e.body <> '' and exists (
    select from app.calls c where c.call_id = p_call_id and c.erased_at is not null);
  return done;
end $$;

-- Takes in what waits for these calls. One call's failure leaves the others alone. Locks are taken in the order of ids, and
-- given up before PostgreSQL looks for deadlocks (1 s), so that nobody else is ever the victim of a batch. Returns the
-- calls that were put off, and the ended phone calls that still hold of the limits what was reserved for them.
create function app.process_calls(
  p_call_ids text[], p_max_backoff_seconds integer, p_max_attempts integer, p_now timestamptz
) returns table (call_id text, is_put_off boolean, is_unsettled boolean)
language plpgsql set search_path = '' set lock_timeout = '500ms' as $$
declare
  given text;
begin
  for given in select distinct u.id collate "C" from unnest(p_call_ids) as u (id) order by 1 loop
    call_id := given;
    begin
      perform app.process_call_events(given, p_max_backoff_seconds, p_max_attempts, p_now);
      is_put_off := false;
    exception when others then
      is_put_off := true;
    end;
    is_unsettled := exists (
      select from app.demo_calls d join app.calls c on c.call_id = d.call_id
      where d.call_id = given and d.state = 'placed' and d.settled_at is null
        and c.status in ('ended', 'not_connected', 'error'));
    if is_put_off or is_unsettled then
      return next;
    end if;
  end loop;
end $$;

create function public.process_calls(p_call_ids text[], p_max_backoff_seconds integer, p_max_attempts integer)
returns table (call_id text, is_put_off boolean, is_unsettled boolean)
language sql security definer set search_path = '' as $$
  select p.call_id, p.is_put_off, p.is_unsettled
  from app.process_calls(p_call_ids, p_max_backoff_seconds, p_max_attempts, now()) p
$$;

-- Calls with events that are due, the longest due first.
create function app.list_pending_calls(p_limit integer, p_now timestamptz) returns table (call_id text)
language sql stable set search_path = '' as $$
  select e.call_id from app.webhook_events e
  where e.processed_at is null and e.dead_at is null and e.next_attempt_at <= p_now
  group by e.call_id order by min(e.next_attempt_at) limit p_limit
$$;

create or replace function public.list_pending_calls(p_limit integer) returns table (call_id text)
language sql stable security definer set search_path = '' as $$
  select p.call_id from app.list_pending_calls(p_limit, now()) p
$$;

create function public.list_dead_letters(p_limit integer)
returns table (id bigint, call_id text, event text, attempts integer, last_error text, received_at timestamptz,
  dead_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.id, e.call_id, e.event, e.attempts, e.last_error, e.received_at, e.dead_at from app.webhook_events e
  where e.dead_at is not null order by e.dead_at, e.id limit p_limit
$$;

-- A dead letter waits again, with all its tries. Null when it is none (any more): replaying it twice changes nothing.
create function app.replay_dead_letter(p_id bigint, p_now timestamptz) returns text
language sql set search_path = '' as $$
  update app.webhook_events set dead_at = null, attempts = 0, next_attempt_at = p_now
  where id = p_id and dead_at is not null and processed_at is null
  returning call_id
$$;

create function public.replay_dead_letter(p_id bigint) returns text
language sql security definer set search_path = '' as $$
  select app.replay_dead_letter(p_id, now())
$$;

-- What was taken in long ago has no use any more; hash and envelope stay, so that a late copy is still known.
create function app.purge_inbox_bodies(p_days integer, p_limit integer, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  with old as (
    select e.id from app.webhook_events e
    where e.processed_at < p_now - make_interval(days => p_days) and e.body <> ''
    order by e.processed_at limit p_limit for update skip locked
  ), purged as (
    update app.webhook_events e set body = '', facts = '{}' from old where e.id = old.id returning 1
  )
  select count(*)::integer from purged
$$;

create function public.purge_inbox_bodies(p_days integer, p_limit integer) returns integer
language sql security definer set search_path = '' as $$
  select app.purge_inbox_bodies(p_days, p_limit, now())
$$;

revoke execute on function
  app.process_call_events(text, integer, integer, timestamptz),
  app.process_calls(text[], integer, integer, timestamptz),
  app.list_pending_calls(integer, timestamptz),
  app.replay_dead_letter(bigint, timestamptz),
  app.purge_inbox_bodies(integer, integer, timestamptz),
  public.process_calls(text[], integer, integer),
  public.list_dead_letters(integer),
  public.replay_dead_letter(bigint),
  public.purge_inbox_bodies(integer, integer)
from public, anon, authenticated;
grant execute on function
  public.process_calls(text[], integer, integer),
  public.list_dead_letters(integer),
  public.replay_dead_letter(bigint),
  public.purge_inbox_bodies(integer, integer)
to service_role;

-- How far the reconciler has got: everything that ended at the vendor before `at` is known here.
create table app.watermarks (
  name text primary key,
  at timestamptz not null,
  updated_at timestamptz not null
);
alter table app.watermarks enable row level security;

create function public.get_watermark(p_name text) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select w.at from app.watermarks w where w.name = p_name
$$;

-- Forward only, and never past now.
create function app.move_watermark(p_name text, p_at timestamptz, p_now timestamptz) returns void
language sql set search_path = '' as $$
  insert into app.watermarks as w (name, at, updated_at) values (p_name, least(p_at, p_now), p_now)
  on conflict (name) do update set at = greatest(w.at, excluded.at), updated_at = p_now
$$;

create function public.move_watermark(p_name text, p_at timestamptz) returns void
language sql security definer set search_path = '' as $$
  select app.move_watermark(p_name, p_at, now())
$$;

-- Of calls that are over at the vendor, those of which nothing, or not the end, or not the analysis that the vendor has, is
-- known here. An erased call is passed by.
create function public.list_calls_to_read(p_call_ids text[], p_analyzed boolean[]) returns table (call_id text)
language sql stable security definer set search_path = '' as $$
  select listed.call_id
  from unnest(p_call_ids, p_analyzed) as listed (call_id, is_analyzed)
  left join app.calls c on c.call_id = listed.call_id
  where c.id is null or c.erased_at is null and (
    c.status in ('registered', 'ongoing')
    or c.reason = 'unknown_to_vendor'
    or listed.is_analyzed and not c.evidence ?| array['summary', 'sentiment', 'analysis'])
$$;

-- Live calls that are past their cap, each offered to one asker a minute. The later of start and row counts: a vendor's
-- odd start must not end a call that has just begun.
create function app.take_overrunning_calls(p_overrun_seconds integer, p_limit integer, p_now timestamptz)
returns table (call_id text)
language sql set search_path = '' as $$
  with over as (
    select c.id from app.calls c
    where c.status = 'ongoing'
      and greatest(c.started_at, c.created_at)
        < p_now - make_interval(secs => c.max_duration_seconds + p_overrun_seconds)
      and coalesce(c.stop_asked_at < p_now - interval '1 minute', true)
    order by c.created_at limit p_limit for update skip locked
  )
  update app.calls c set stop_asked_at = p_now from over where c.id = over.id returning c.call_id
$$;

create function public.take_overrunning_calls(p_overrun_seconds integer, p_limit integer)
returns table (call_id text)
language sql security definer set search_path = '' as $$
  select o.call_id from app.take_overrunning_calls(p_overrun_seconds, p_limit, now()) o
$$;

revoke execute on function
  app.move_watermark(text, timestamptz, timestamptz),
  app.take_overrunning_calls(integer, integer, timestamptz),
  public.get_watermark(text),
  public.move_watermark(text, timestamptz),
  public.list_calls_to_read(text[], boolean[]),
  public.take_overrunning_calls(integer, integer)
from public, anon, authenticated;
grant execute on function
  public.get_watermark(text),
  public.move_watermark(text, timestamptz),
  public.list_calls_to_read(text[], boolean[]),
  public.take_overrunning_calls(integer, integer)
to service_role;
