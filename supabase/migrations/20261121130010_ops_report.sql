-- The rest of the parts, and the report that they make.

-- One day's figures, from its rows.
create function app.ops_day(p_day date) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  since constant timestamptz := p_day::timestamp at time zone 'utc';
  until constant timestamptz := (p_day + 1)::timestamp at time zone 'utc';
begin
  return jsonb_build_object('calls', app.ops_calls(since, until), 'latency', app.ops_latency(since, until),
    'failures', app.ops_failures(since, until), 'webhooks', app.ops_webhook_lag(since, until));
end $$;

-- The figures of each day: of those that are two days old, as they were added up before, or are now.
create function app.ops_days(p_from date, p_to date, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  settled constant date := (p_now at time zone 'utc')::date - 3;
begin
  insert into app.ops_figures (day, figures)
  select s.day, app.ops_day(s.day)
  from (select g::date as day from generate_series(p_from, least(p_to, settled), interval '1 day') g) s
  where not exists (select from app.ops_figures d where d.day = s.day)
  order by 1
  on conflict (day) do nothing;
  return coalesce((select jsonb_agg(d.figures order by d.day) from app.ops_figures d
      where d.day between p_from and least(p_to, settled)), '[]')
    || coalesce((select jsonb_agg(app.ops_day(g::date) order by g)
      from generate_series(greatest(p_from, settled + 1), p_to, interval '1 day') g), '[]');
end $$;

-- One part of those days' figures, of the range.
create function app.ops_part(p_days jsonb, p_name text, p_from date, p_to date) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_agg(e.row order by d.place, e.place), '[]')
  from jsonb_array_elements(p_days) with ordinality as d (figures, place),
    jsonb_array_elements(d.figures -> p_name) with ordinality as e (row, place)
  where (e.row ->> 'day')::date between p_from and p_to
$$;

-- Time and money as they count against the budgets now, and what the forecast goes by: the month so far, and the seven
-- whole days before today. Days and months are UTC's.
create function app.ops_money(p_days jsonb, p_now timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  today constant date := (p_now at time zone 'utc')::date;
  month_start constant date := date_trunc('month', p_now at time zone 'utc')::date;
begin
  return (
    select jsonb_build_object(
      'monthWebMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'web' and c.day between month_start and today), 0),
      'monthPhoneMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'phone' and c.day between month_start and today), 0),
      'weekWebMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'web' and c.day between today - 7 and today - 1), 0),
      'weekPhoneMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'phone' and c.day between today - 7 and today - 1), 0))
    from jsonb_to_recordset(app.ops_part(p_days, 'calls', least(month_start, today - 7), today))
      as c (day date, kind text, "microUsd" bigint)
  ) || (
    select jsonb_build_object('heldPhoneMicroUsd', app.demo_micro_usd_in_month(p_now), 'dayPhoneCalls', count(*),
      'dayPhoneSeconds', coalesce(sum(r.seconds), 0))
    from app.list_demo_reservations(24, p_now) r
  ) || (
    select jsonb_build_object('dayWebSeconds', coalesce(sum(coalesce(w.settled_seconds, w.seconds)), 0))
    from app.web_claims w
    where w.claimed_at > p_now - interval '24 hours'
      and (w.call_id is not null or w.claimed_at > p_now - interval '30 seconds')
  );
end $$;

-- Slots as we count them beside the vendor's count, when that was last asked for.
create function app.ops_slots() returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('web', count(*) filter (where l.kind = 'web'), 'phone', count(*) filter (where l.kind = 'phone'),
    'inCalls', count(*) filter (where l.claim_id is not null or l.demo_id is not null))
    || (select jsonb_build_object('drift', g.drift, 'foreignCalls', g.foreign_calls, 'vendorLimit', g.vendor_limit,
      'measuredAt', g.measured_at, 'pausedUntil', g.paused_until) from app.read_gauge() g)
  from app.slot_leases l where l.released_at is null
$$;

-- The line now, and how its days went, by the day of joining: of those who were told a range and had their turn, how many
-- waited as long as they were told. Tickets are kept for some days only.
create function app.ops_queue(p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'waiting', app.count_all_waiting(),
    'ready', (select count(*) from app.queue_tickets t where t.state = 'ready'),
    'oldestJoinedAt', (select min(t.joined_at) from app.queue_tickets t where t.state = 'waiting'),
    'days', coalesce((
      select jsonb_agg(jsonb_build_object('day', d.day, 'joined', d.joined, 'admitted', d.admitted, 'gone', d.gone,
        'waitP50Seconds', d.p50, 'waitP95Seconds', d.p95, 'told', d.told, 'toldRight', d.told_right) order by d.day)
      from (
        select (w.joined_at at time zone 'utc')::date as day, count(*) as joined, count(w.seconds) as admitted,
          count(*) filter (where w.seconds is null and w.ended_at is not null) as gone,
          percentile_disc(0.5) within group (order by w.seconds) as p50,
          percentile_disc(0.95) within group (order by w.seconds) as p95,
          count(w.seconds) filter (where w.told_p90_seconds is not null) as told,
          count(*) filter (where w.seconds between w.told_p10_seconds and w.told_p90_seconds) as told_right
        from (
          select t.joined_at, t.ended_at, t.told_p10_seconds, t.told_p90_seconds,
            round(extract(epoch from t.admitted_at - t.joined_at)) as seconds
          from app.queue_tickets t where t.joined_at >= p_from and t.joined_at < p_to
        ) w group by 1
      ) d), '[]'))
$$;

-- What was counted by day and left no row: refusals by code, and sign-ins.
create function app.ops_counts(p_from date, p_to date) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'refusals', coalesce(jsonb_agg(jsonb_build_object('day', c.day, 'code', substr(c.name, 9), 'count', c.count)
      order by c.day, c.name) filter (where c.name like 'refused:%'), '[]'),
    'signIns', coalesce(jsonb_agg(jsonb_build_object('day', c.day, 'count', c.count) order by c.day)
      filter (where c.name = 'signed_in'), '[]'))
  from app.daily_counts c where c.day between p_from and p_to
$$;

-- The last calls of the range: ids and outcomes, nothing of what was said.
create function app.ops_last_calls(p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('callId', l.call_id, 'kind', l.kind, 'status', l.status,
    'reason', left(l.reason, 60), 'createdAt', l.created_at, 'durationMs', l.duration_ms, 'microUsd', l.cost_micro_usd,
    'voiceP95Ms', app.latency_ms(l.latency, 'p95')) order by l.created_at desc, l.call_id), '[]')
  from (
    select * from app.calls c where c.created_at >= p_from and c.created_at < p_to order by c.created_at desc limit 20
  ) l
$$;

-- Clips by day; null until there are any.
create function app.ops_clips(p_from timestamptz, p_to timestamptz, p_now timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select null::jsonb
$$;

create function app.read_ops(p_from date, p_to date, p_grace_seconds integer, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  since constant timestamptz := p_from::timestamp at time zone 'utc';
  until constant timestamptz := (p_to + 1)::timestamp at time zone 'utc';
  today constant date := (p_now at time zone 'utc')::date;
  -- What the forecast goes by lies within these days too.
  days constant jsonb := app.ops_days(least(p_from, date_trunc('month', p_now at time zone 'utc')::date, today - 7),
    greatest(p_to, today), p_now);
begin
  return jsonb_build_object(
    'at', p_now, 'from', p_from, 'to', p_to,
    'calls', app.ops_part(days, 'calls', p_from, p_to),
    'latency', app.ops_part(days, 'latency', p_from, p_to),
    'failures', app.ops_part(days, 'failures', p_from, p_to),
    'webhooks', app.ops_part(days, 'webhooks', p_from, p_to),
    'inbox', app.ops_inbox(p_now),
    'silent', app.ops_silent_calls(p_grace_seconds, p_now),
    'money', app.ops_money(days, p_now),
    'slots', app.ops_slots(),
    'queue', app.ops_queue(since, until),
    'counts', app.ops_counts(p_from, p_to),
    'lastCalls', app.ops_last_calls(since, until),
    'clips', app.ops_clips(since, until, p_now));
end $$;

-- Without compiling anything, which would take longer than the answer.
create function public.read_ops(p_from date, p_to date, p_grace_seconds integer) returns jsonb
language plpgsql security definer set search_path = '' set jit = off as $$
begin
  return app.read_ops(p_from, p_to, p_grace_seconds, now());
end $$;

revoke execute on function
  app.ops_day(date),
  app.ops_days(date, date, timestamptz),
  app.ops_part(jsonb, text, date, date),
  app.ops_money(jsonb, timestamptz),
  app.ops_slots(),
  app.ops_queue(timestamptz, timestamptz),
  app.ops_counts(date, date),
  app.ops_last_calls(timestamptz, timestamptz),
  app.ops_clips(timestamptz, timestamptz, timestamptz),
  app.read_ops(date, date, integer, timestamptz),
  public.read_ops(date, date, integer)
from public, anon, authenticated;
grant execute on function public.read_ops(date, date, integer) to service_role;
