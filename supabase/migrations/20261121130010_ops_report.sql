-- The rest of the parts, and the report that they make.

-- Time and money as they count against the budgets now, and what the forecast goes by: the month so far, and the seven
-- whole days before today. Days and months are UTC's.
create function app.ops_money(p_now timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  today constant timestamptz := date_trunc('day', p_now, 'utc');
  month_start constant timestamptz := date_trunc('month', p_now, 'utc');
begin
  return (
    select jsonb_build_object(
      'monthWebMicroUsd', coalesce(sum(c.cost_micro_usd) filter (where c.kind = 'web' and c.created_at >= month_start), 0),
      'monthPhoneMicroUsd', coalesce(sum(c.cost_micro_usd) filter (where c.kind = 'phone' and c.created_at >= month_start), 0),
      'weekWebMicroUsd', coalesce(sum(c.cost_micro_usd)
        filter (where c.kind = 'web' and c.created_at >= today - interval '7 days' and c.created_at < today), 0),
      'weekPhoneMicroUsd', coalesce(sum(c.cost_micro_usd)
        filter (where c.kind = 'phone' and c.created_at >= today - interval '7 days' and c.created_at < today), 0))
    from app.calls c where c.created_at >= least(month_start, today - interval '7 days') and c.created_at <= p_now
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
    'voiceP95Ms', l.voice_p95_ms) order by l.created_at desc, l.call_id), '[]')
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
language plpgsql stable set search_path = '' as $$
declare
  since constant timestamptz := p_from::timestamp at time zone 'utc';
  until constant timestamptz := (p_to + 1)::timestamp at time zone 'utc';
begin
  return jsonb_build_object(
    'at', p_now, 'from', p_from, 'to', p_to,
    'calls', app.ops_calls(since, until),
    'latency', app.ops_latency(since, until),
    'failures', app.ops_failures(since, until),
    'webhooks', app.ops_webhook_lag(since, until),
    'inbox', app.ops_inbox(p_now),
    'silent', app.ops_silent_calls(p_grace_seconds, p_now),
    'money', app.ops_money(p_now),
    'slots', app.ops_slots(),
    'queue', app.ops_queue(since, until),
    'counts', app.ops_counts(p_from, p_to),
    'lastCalls', app.ops_last_calls(since, until),
    'clips', app.ops_clips(since, until, p_now));
end $$;

-- Planned for the range that is asked for, and without compiling anything, which would take longer than the answer.
create function public.read_ops(p_from date, p_to date, p_grace_seconds integer) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan set jit = off as $$
begin
  return app.read_ops(p_from, p_to, p_grace_seconds, now());
end $$;

revoke execute on function
  app.ops_money(timestamptz),
  app.ops_slots(),
  app.ops_queue(timestamptz, timestamptz),
  app.ops_counts(date, date),
  app.ops_last_calls(timestamptz, timestamptz),
  app.ops_clips(timestamptz, timestamptz, timestamptz),
  app.read_ops(date, date, integer, timestamptz),
  public.read_ops(date, date, integer)
from public, anon, authenticated;
grant execute on function public.read_ops(date, date, integer) to service_role;
