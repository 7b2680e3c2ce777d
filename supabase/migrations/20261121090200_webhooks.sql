-- The inbox: what was accepted is stored before it is answered, once for each call, event and body. Of an erased call
-- only hash and envelope are kept.
create table app.webhook_events (
  id bigint generated always as identity primary key,
  call_id text not null,
  event text not null,
  body_hash text not null,
  -- As it came; text, since jsonb refuses some of what JSON allows.
  body text not null,
  rank integer not null,
  facts jsonb not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  processed_at timestamptz,
  unique (call_id, event, body_hash)
);
create index webhook_events_pending on app.webhook_events (next_attempt_at) where processed_at is null;
create index webhook_events_pending_by_call on app.webhook_events (call_id) where processed_at is null;
alter table app.webhook_events enable row level security;

create function app.without_content(p_facts jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}')
  from jsonb_each(p_facts) f where not app.is_content(f.key)
$$;

create function app.accept_webhook(
  p_call_id text, p_event text, p_body_hash text, p_body text, p_rank integer, p_facts jsonb, p_now timestamptz
) returns boolean
language sql set search_path = '' as $$
  with stored as (
    insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, next_attempt_at)
    select p_call_id, p_event, p_body_hash, case when erased then '' else p_body end, p_rank,
      case when erased then app.without_content(p_facts) else p_facts end, p_now, p_now
    from (select exists (
      select from app.calls c where c.call_id = p_call_id and c.erased_at is not null) as erased) as call
    on conflict (call_id, event, body_hash) do nothing
    returning id
  )
  select exists (select from stored)
$$;

-- True when the event is new.
create function public.accept_webhook(
  p_call_id text, p_event text, p_body_hash text, p_body text, p_rank integer, p_facts jsonb
) returns boolean
language sql security definer set search_path = '' as $$
  select app.accept_webhook(p_call_id, p_event, p_body_hash, p_body, p_rank, p_facts, now())
$$;

-- Takes in what waits for one call, in order of weight and arrival, under the call's lock; an event that fails is
-- put off (10 s, doubled each time) and does not hold up the others. Returns how many were taken in.
create function app.process_call_events(p_call_id text, p_max_backoff_seconds integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  event record;
  done integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  for event in
    select * from app.webhook_events e
    where e.call_id = p_call_id and e.processed_at is null and e.next_attempt_at <= p_now
    order by e.rank, e.id
  loop
    begin
      perform app.apply_call_facts(p_call_id, event.rank, event.facts, p_now);
      update app.webhook_events set processed_at = p_now, attempts = attempts + 1, last_error = null where id = event.id;
      done := done + 1;
    exception when others then
      update app.webhook_events set attempts = attempts + 1, last_error = sqlstate,
        next_attempt_at = p_now + make_interval(secs => least(10 * 2 ^ least(attempts, 20), p_max_backoff_seconds))
      where id = event.id;
    end;
  end loop;
  -- One that was accepted while its call was being erased.
  update app.webhook_events e set body = '', facts = app.without_content(e.facts)
  where e.call_id = p_call_id and e.body <> '' and exists (
    select from app.calls c where c.call_id = p_call_id and c.erased_at is not null);
  return done;
end $$;

create function public.process_call_events(p_call_id text, p_max_backoff_seconds integer) returns integer
language sql security definer set search_path = '' as $$
  select app.process_call_events(p_call_id, p_max_backoff_seconds, now())
$$;

create function public.list_pending_calls(p_limit integer) returns table (call_id text)
language sql stable security definer set search_path = '' as $$
  select e.call_id from app.webhook_events e
  where e.processed_at is null and e.next_attempt_at <= now()
  group by e.call_id order by min(e.next_attempt_at) limit p_limit
$$;

revoke execute on function
  app.without_content(jsonb),
  app.accept_webhook(text, text, text, text, integer, jsonb, timestamptz),
  app.process_call_events(text, integer, timestamptz),
  public.accept_webhook(text, text, text, text, integer, jsonb),
  public.process_call_events(text, integer),
  public.list_pending_calls(integer)
from public, anon, authenticated;
grant execute on function
  public.accept_webhook(text, text, text, text, integer, jsonb),
  public.process_call_events(text, integer),
  public.list_pending_calls(integer)
to service_role;
