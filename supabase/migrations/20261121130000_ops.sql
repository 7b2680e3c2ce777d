-- What operators see, in one answer made of parts. Each part is a function, so that a feature replaces its own.

create index calls_by_day on app.calls (created_at);
create index webhook_events_by_day on app.webhook_events (received_at);

-- A day's figures, added up once it is two days old. Made by whoever reads it first; gone when something of it changes
-- after all. Calls pay for nothing but the two indexes.
create table app.ops_figures (
  day date primary key,
  figures jsonb not null
);
alter table app.ops_figures enable row level security;

create function app.forget_ops_day() returns trigger
language plpgsql set search_path = '' as $$
begin
  delete from app.ops_figures d where d.day = ((case tg_table_name when 'calls' then to_jsonb(new) ->> 'created_at'
    else to_jsonb(new) ->> 'received_at' end)::timestamptz at time zone 'utc')::date;
  return null;
end $$;
create trigger forget_ops_day after update on app.calls for each row
  when (new.created_at < now() - interval '2 days'
    and (old.status, old.kind, old.reason, old.duration_ms, old.cost_micro_usd, old.latency)
      is distinct from (new.status, new.kind, new.reason, new.duration_ms, new.cost_micro_usd, new.latency))
  execute function app.forget_ops_day();
create trigger forget_new_ops_day after insert on app.calls for each row
  when (new.created_at < now() - interval '2 days') execute function app.forget_ops_day();
create trigger forget_ops_day after update on app.webhook_events for each row
  when (new.received_at < now() - interval '2 days' and old.processed_at is distinct from new.processed_at)
  execute function app.forget_ops_day();

-- A figure of the vendor's latency report, whose form is the vendor's: null where it is no number.
create function app.latency_ms(p_latency jsonb, p_name text) returns integer
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_latency -> 'e2e' -> p_name) is distinct from 'number' then return null; end if;
  return round(greatest(0, least(3600000, (p_latency -> 'e2e' ->> p_name)::numeric)));
end $$;

-- What leaves no row of its own: refusals by rule, and sign-ins.
create table app.daily_counts (
  day date not null,
  name text not null check (length(name) <= 60),
  count bigint not null,
  primary key (day, name)
);
alter table app.daily_counts enable row level security;

create function app.count_day(p_name text, p_by integer, p_now timestamptz) returns void
language sql set search_path = '' as $$
  insert into app.daily_counts as d (day, name, count) values ((p_now at time zone 'utc')::date, p_name, p_by)
  on conflict (day, name) do update set count = d.count + excluded.count
$$;

-- Adds refusals, by code, in the order of their names, so that two who count at once cannot lock each other out.
create function app.count_refusals(p_counts jsonb, p_now timestamptz) returns void
language sql set search_path = '' as $$
  select app.count_day('refused:' || r.code, r.count, p_now)
  from (select key as code, value::integer as count from jsonb_each_text(p_counts) order by key) r
$$;

create function public.count_refusals(p_counts jsonb) returns void
language sql security definer set search_path = '' as $$
  select app.count_refusals(p_counts, now())
$$;

create or replace function public.use_sign_in_code(p_email_hash text, p_code_hash text) returns void
language sql security definer set search_path = '' as $$
  select app.use_sign_in_code(p_email_hash, p_code_hash);
  select app.count_day('signed_in', 1, now())
$$;

-- Calls by the day they began, by kind and outcome; `open` is not over yet.
create function app.ops_calls(p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object('day', d.day, 'kind', d.kind, 'outcome', d.outcome, 'calls', d.calls,
      'seconds', d.seconds, 'microUsd', d.micro_usd) order by d.day, d.kind, d.outcome)
    from (
      select (c.created_at at time zone 'utc')::date as day, c.kind,
        case when c.status in ('registered', 'ongoing') then 'open' else c.status end as outcome, count(*) as calls,
        round(coalesce(sum(c.duration_ms), 0) / 1000.0) as seconds, coalesce(sum(c.cost_micro_usd), 0) as micro_usd
      from app.calls c where c.created_at >= p_from and c.created_at < p_to
      group by 1, 2, 3
    ) d), '[]');
end $$;

-- How fast Doc answered: the middle call's own median and 95th percentile, as the vendor reports them.
create function app.ops_latency(p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object('day', d.day, 'calls', d.calls, 'p50Ms', d.p50, 'p95Ms', d.p95) order by d.day)
    from (
      select (c.created_at at time zone 'utc')::date as day, count(*) as calls,
        percentile_disc(0.5) within group (order by c.p50) as p50, percentile_disc(0.5) within group (order by c.p95) as p95
      from (
        select o.created_at, app.latency_ms(o.latency, 'p50') as p50, app.latency_ms(o.latency, 'p95') as p95
        from app.calls o where o.created_at >= p_from and o.created_at < p_to and o.latency is not null
      ) c where c.p50 is not null
      group by 1
    ) d), '[]');
end $$;

-- What the vendor says of calls that failed.
create function app.ops_failures(p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object('day', f.day, 'outcome', f.status, 'reason', f.reason, 'calls', f.calls)
      order by f.calls desc, f.status, f.reason)
    from (
      select (c.created_at at time zone 'utc')::date as day, c.status, left(coalesce(c.reason, 'not told'), 60) as reason,
        count(*) as calls
      from app.calls c
      where c.created_at >= p_from and c.created_at < p_to and c.status in ('not_connected', 'error')
      group by 1, 2, 3 order by 4 desc limit 20
    ) f), '[]');
end $$;

-- From an event's arrival to its being taken in, by day of arrival. Equal waits are counted together before they are put
-- in order: most are among a few milliseconds.
create function app.ops_webhook_lag(p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    with lags as (
      select (e.received_at at time zone 'utc')::date as day,
        greatest(0, round(extract(epoch from e.processed_at - e.received_at) * 1000))::bigint as ms, count(*) as events
      from app.webhook_events e
      where e.received_at >= p_from and e.received_at < p_to and e.processed_at is not null
      group by 1, 2
    ), ranked as (
      select l.day, l.ms, sum(l.events) over (partition by l.day order by l.ms) as reached,
        sum(l.events) over (partition by l.day) as events
      from lags l
    ), days as (
      select r.day, max(r.events) as events, min(r.ms) filter (where r.reached >= 0.5 * r.events) as p50,
        min(r.ms) filter (where r.reached >= 0.99 * r.events) as p99
      from ranked r group by 1
    )
    select jsonb_agg(jsonb_build_object('day', d.day, 'events', d.events, 'p50Ms', d.p50, 'p99Ms', d.p99) order by d.day)
    from days d), '[]');
end $$;

-- The inbox at this moment: what waits, what is dead, and the last hour's lag.
create function app.ops_inbox(p_now timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'pending', (select count(*) from app.webhook_events e where e.processed_at is null and e.dead_at is null),
    'oldestPendingAt', (select min(e.received_at) from app.webhook_events e
      where e.processed_at is null and e.dead_at is null),
    'dead', (select count(*) from app.webhook_events e where e.dead_at is not null),
    'lastReceivedAt', (select max(e.received_at) from app.webhook_events e),
    'lastHour', (select app.ops_webhook_lag(p_now - interval '1 hour', p_now + interval '1 minute') -> -1),
    'deadLetters', coalesce((
      select jsonb_agg(jsonb_build_object('id', l.id, 'callId', l.call_id, 'event', l.event, 'attempts', l.attempts,
        'cause', l.last_error, 'receivedAt', l.received_at, 'deadAt', l.dead_at) order by l.dead_at, l.id)
      from public.list_dead_letters(50) l), '[]'))
$$;

-- Calls of which the end should have been heard by now: their longest time and a grace are over.
create function app.ops_silent_calls(p_grace_seconds integer, p_now timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('callId', s.call_id, 'kind', s.kind, 'status', s.status,
    'dueAt', s.due_at, 'lastEventAt', s.last_event_at) order by s.due_at), '[]')
  from (
    select c.call_id, c.kind, c.status, c.last_event_at, greatest(c.started_at, c.created_at)
      + make_interval(secs => coalesce(c.max_duration_seconds, 420) + p_grace_seconds) as due_at
    from app.calls c
    where c.status = 'ongoing' or c.status = 'registered' and c.created_at > p_now - interval '2 days'
  ) s where s.due_at < p_now
$$;

revoke execute on function
  app.forget_ops_day(),
  app.latency_ms(jsonb, text),
  app.count_day(text, integer, timestamptz),
  app.count_refusals(jsonb, timestamptz),
  app.ops_calls(timestamptz, timestamptz),
  app.ops_latency(timestamptz, timestamptz),
  app.ops_failures(timestamptz, timestamptz),
  app.ops_webhook_lag(timestamptz, timestamptz),
  app.ops_inbox(timestamptz),
  app.ops_silent_calls(integer, timestamptz),
  public.count_refusals(jsonb),
  public.use_sign_in_code(text, text)
from public, anon, authenticated;
grant execute on function public.count_refusals(jsonb), public.use_sign_in_code(text, text) to service_role;
