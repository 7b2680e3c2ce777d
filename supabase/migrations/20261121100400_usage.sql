-- Talking time: a claim holds what a call may last at most, and comes down to what it lasted once it is over. Visitor and
-- account share one allowance in a rolling day; an address, and all together, have theirs.
create table app.web_claims (
  id uuid primary key default gen_random_uuid(),
  visitor_id uuid not null,
  owner_id uuid,
  address_hash text not null,
  seconds integer not null,
  keeps_call boolean not null default false,
  claimed_at timestamptz not null,
  call_id text unique,
  settled_seconds integer
);
create index web_claims_by_visitor on app.web_claims (visitor_id, claimed_at);
create index web_claims_by_owner on app.web_claims (owner_id, claimed_at) where owner_id is not null;
create index web_claims_by_address on app.web_claims (address_hash, claimed_at);
create index web_claims_by_time on app.web_claims (claimed_at) include (seconds, settled_seconds);
alter table app.web_claims enable row level security;

-- The claim that a call was made under; Retell carries it as an opaque id, so an event can say it when we could not.
alter table app.calls add column claim_id uuid;

-- Whatever times an event tells, a call gives nobody time back, and takes no more than a day's.
create function app.settled_seconds_of(p_call app.calls) returns integer
language sql immutable set search_path = '' as $$
  select case
    when p_call.status not in ('ended', 'not_connected', 'error') then null
    else greatest(0, least(86400, ceil(
      coalesce(p_call.duration_ms, extract(epoch from p_call.ended_at - p_call.started_at) * 1000, 0) / 1000.0)))::integer
  end
$$;

create or replace function app.merge_call_facts(p_call app.calls, p_rank integer, p_facts jsonb) returns app.calls
language plpgsql stable set search_path = '' as $$
declare
  columns constant text[] := array['kind', 'status', 'reason', 'started_at', 'ended_at', 'duration_ms', 'agent_id',
    'agent_version', 'transcript', 'recording_url', 'recording_multi_channel_url', 'cost_micro_usd', 'latency',
    'summary', 'sentiment', 'is_successful', 'analysis', 'claim_id'];
  name text;
  value jsonb;
  weight jsonb;
  merged jsonb := '{}';
begin
  foreach name in array columns loop
    value := p_facts -> name;
    continue when value is null or value in ('null', '""', '[]', '{}');
    continue when p_call.erased_at is not null and app.is_content(name);
    weight := app.evidence_of(name, value, p_rank);
    if not p_call.evidence ? name or weight > p_call.evidence -> name then
      merged := merged || jsonb_build_object(name, value);
      p_call.evidence := p_call.evidence || jsonb_build_object(name, weight);
    end if;
  end loop;
  return jsonb_populate_record(p_call, merged);
end $$;

create or replace function app.apply_call_facts(p_call_id text, p_rank integer, p_facts jsonb, p_now timestamptz)
returns void
language plpgsql set search_path = '' as $$
declare
  before app.calls;
  after app.calls;
begin
  insert into app.calls (call_id, last_event_at, created_at, updated_at)
  values (p_call_id, p_now, p_now, p_now)
  on conflict (call_id) do nothing;
  select * into strict before from app.calls where call_id = p_call_id for update;
  after := app.merge_call_facts(before, p_rank, p_facts);
  update app.calls set
    kind = after.kind, status = after.status, reason = after.reason, started_at = after.started_at,
    ended_at = after.ended_at, duration_ms = after.duration_ms, agent_id = after.agent_id,
    agent_version = after.agent_version, transcript = after.transcript, recording_url = after.recording_url,
    recording_multi_channel_url = after.recording_multi_channel_url, cost_micro_usd = after.cost_micro_usd,
    latency = after.latency, summary = after.summary, sentiment = after.sentiment,
    is_successful = after.is_successful, analysis = after.analysis, claim_id = after.claim_id,
    evidence = after.evidence, last_event_at = greatest(before.last_event_at, p_now), updated_at = p_now
  where call_id = p_call_id;
end $$;

-- Before a call's row is written: whose it is, when only its claim says so.
create function app.take_over_claim() returns trigger
language plpgsql set search_path = '' as $$
declare
  claim record;
begin
  if new.visitor_id is null and new.owner_id is null and new.erased_at is null then
    select c.*, s.consent_version into claim
      from app.web_claims c left join app.settings s on s.user_id = c.owner_id where c.id = new.claim_id;
    if found then
      new.visitor_id := claim.visitor_id;
      new.owner_id := claim.owner_id;
      new.max_duration_seconds := claim.seconds;
      new.kept_at := case when claim.keeps_call then new.created_at end;
      new.kept_version := case when claim.keeps_call then claim.consent_version end;
    end if;
  end if;
  return new;
end $$;
create trigger take_over_claim before insert or update of claim_id on app.calls
  for each row when (new.claim_id is not null) execute function app.take_over_claim();

-- After it: the claim learns its call, and what that came to.
create function app.settle_web_claim() returns trigger
language plpgsql set search_path = '' as $$
begin
  update app.web_claims set call_id = new.call_id, settled_seconds = app.settled_seconds_of(new)
  where id = new.claim_id;
  return null;
end $$;
create trigger settle_new_web_claim after insert on app.calls
  for each row when (new.claim_id is not null) execute function app.settle_web_claim();
create trigger settle_web_claim after update on app.calls
  for each row when (new.claim_id is not null and (old.claim_id, old.status, old.duration_ms, old.ended_at)
    is distinct from (new.claim_id, new.status, new.duration_ms, new.ended_at))
  execute function app.settle_web_claim();

-- The claims that count for somebody at a time, and what each holds. One without a call counts until it is too old to
-- get one any more.
create function app.counted_web_claims(p_visitor_id uuid, p_owner_id uuid, p_claim_seconds integer, p_now timestamptz)
returns table (id uuid, call_id text, claimed_at timestamptz, seconds integer, settled_seconds integer)
language sql stable set search_path = '' as $$
  select w.id, w.call_id, w.claimed_at, w.seconds, w.settled_seconds from app.web_claims w
  where (w.visitor_id = p_visitor_id or w.owner_id = p_owner_id)
    and w.claimed_at > p_now - interval '24 hours'
    and (w.call_id is not null or w.claimed_at > p_now - make_interval(secs => p_claim_seconds))
$$;

-- When enough of somebody's time is a day old for another p_seconds; null when that is so now.
create function app.web_time_returns_at(
  p_visitor_id uuid, p_owner_id uuid, p_allowance integer, p_seconds integer, p_claim_seconds integer, p_now timestamptz
) returns timestamptz
language sql stable set search_path = '' as $$
  with held as (
    select w.claimed_at, coalesce(w.settled_seconds, w.seconds) as seconds
    from app.counted_web_claims(p_visitor_id, p_owner_id, p_claim_seconds, p_now) w
  ), back as (
    select h.claimed_at, p_allowance - (select sum(seconds) from held)
      + sum(h.seconds) over (order by h.claimed_at rows unbounded preceding) as free
    from held h
  )
  select case when p_allowance - coalesce((select sum(seconds) from held), 0) >= p_seconds then null
    else (select min(b.claimed_at) + interval '24 hours' from back b where b.free >= p_seconds) end
$$;

-- Claims what is left of somebody's talking time, all or nothing, and tells what Doc may know of them. One at a time,
-- since the day's minutes are everyone's. Outcome: claimed, usage_spent, already_talking or web_budget_spent. A step of
-- begin_web_call, which gives a slot with the time.
create function app.claim_web_call(
  p_visitor_id uuid, p_owner_id uuid, p_address_hash text, p_allowance integer, p_minimum integer,
  p_address_allowance integer, p_day_allowance integer, p_claim_seconds integer, p_summaries integer, p_now timestamptz
) returns table (outcome text, id uuid, seconds integer, returns_at timestamptz, memory jsonb)
language plpgsql set search_path = '' as $$
declare
  own_left integer;
  own_left_without_live integer;
  address_left integer;
  day_left integer;
  granted integer;
  claim uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('web-usage', 0));
  select p_allowance - coalesce(sum(coalesce(w.settled_seconds, w.seconds)), 0),
      p_allowance - coalesce(sum(w.settled_seconds), 0)
    into own_left, own_left_without_live
    from app.counted_web_claims(p_visitor_id, p_owner_id, p_claim_seconds, p_now) w;
  if own_left < p_minimum then
    return query select
      case when own_left_without_live >= p_minimum then 'already_talking' else 'usage_spent' end, null::uuid, 0,
      app.web_time_returns_at(p_visitor_id, p_owner_id, p_allowance, p_minimum, p_claim_seconds, p_now), null::jsonb;
    return;
  end if;
  select p_address_allowance - coalesce(sum(coalesce(w.settled_seconds, w.seconds)), 0) into address_left
    from app.web_claims w
    where w.address_hash = p_address_hash and w.claimed_at > p_now - interval '24 hours'
      and (w.call_id is not null or w.claimed_at > p_now - make_interval(secs => p_claim_seconds));
  select p_day_allowance - coalesce(sum(coalesce(w.settled_seconds, w.seconds)), 0) into day_left
    from app.web_claims w
    where w.claimed_at > p_now - interval '24 hours'
      and (w.call_id is not null or w.claimed_at > p_now - make_interval(secs => p_claim_seconds));
  granted := least(own_left, address_left, day_left);
  if granted < p_minimum then
    return query select case when day_left < p_minimum then 'web_budget_spent' else 'usage_spent' end, null::uuid, 0,
      null::timestamptz, null::jsonb;
    return;
  end if;
  insert into app.web_claims (visitor_id, owner_id, address_hash, seconds, keeps_call, claimed_at)
  values (p_visitor_id, p_owner_id, p_address_hash, granted,
    coalesce((select s.keep_calls from app.settings s where s.user_id = p_owner_id), false), p_now)
  returning web_claims.id into claim;
  return query select 'claimed', claim, granted, null::timestamptz,
    case when p_owner_id is not null then app.memory_of(p_owner_id, p_summaries) end;
end $$;

-- The call that came of a claim. An event may have made the row already, so this only adds what events cannot know.
drop function public.record_web_call(text, uuid, text, integer, integer);
drop function app.record_web_call(text, uuid, text, integer, integer, timestamptz);

create function app.record_web_call(
  p_call_id text, p_claim_id uuid, p_agent_id text, p_agent_version integer, p_now timestamptz
) returns void
language sql set search_path = '' as $$
  insert into app.calls (call_id, claim_id, agent_id, agent_version, last_event_at, created_at, updated_at)
  values (p_call_id, p_claim_id, p_agent_id, p_agent_version, p_now, p_now, p_now)
  on conflict (call_id) do update set claim_id = excluded.claim_id, updated_at = p_now
$$;

create function public.record_web_call(p_call_id text, p_claim_id uuid, p_agent_id text, p_agent_version integer)
returns void
language sql security definer set search_path = '' as $$
  select app.record_web_call(p_call_id, p_claim_id, p_agent_id, p_agent_version, now())
$$;

-- What somebody has talked and may still, a live call counted by what has passed of it; and when time comes back.
create function app.get_web_usage(
  p_visitor_id uuid, p_owner_id uuid, p_allowance integer, p_claim_seconds integer, p_now timestamptz
) returns table (used_seconds integer, left_seconds integer, resets_at timestamptz, live_call_id text,
  live_since timestamptz)
language sql stable set search_path = '' as $$
  with held as (
    select w.claimed_at, w.call_id, w.settled_seconds is null and w.call_id is not null as is_live,
      coalesce(w.settled_seconds, case when c.started_at is null then 0 else
        greatest(0, least(w.seconds, extract(epoch from p_now - c.started_at)))::integer end) as seconds
    from app.counted_web_claims(p_visitor_id, p_owner_id, p_claim_seconds, p_now) w
    left join app.calls c on c.call_id = w.call_id
  )
  select coalesce(sum(h.seconds), 0)::integer, greatest(0, p_allowance - coalesce(sum(h.seconds), 0))::integer,
    min(h.claimed_at) filter (where h.seconds > 0) + interval '24 hours',
    (array_agg(h.call_id order by h.claimed_at) filter (where h.is_live))[1], min(h.claimed_at) filter (where h.is_live)
  from held h
$$;

create function public.get_web_usage(
  p_allowance integer, p_claim_seconds integer, p_visitor_id uuid default null, p_owner_id uuid default null
) returns table (used_seconds integer, left_seconds integer, resets_at timestamptz, live_call_id text,
  live_since timestamptz)
language sql stable security definer set search_path = '' as $$
  select u.* from app.get_web_usage(p_visitor_id, p_owner_id, p_allowance, p_claim_seconds, now()) u
$$;

-- Called once a visitor has signed in, with the id from the signed cookie: their calls, and the time they talked, join the
-- account. Returns how many calls those were.
create function app.claim_visitor_calls(p_visitor_id uuid, p_owner_id uuid, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  update app.web_claims set owner_id = p_owner_id where visitor_id = p_visitor_id and owner_id is null;
  with claimed as (
    update app.calls set owner_id = p_owner_id, updated_at = p_now
    where visitor_id = p_visitor_id and owner_id is null and deleted_at is null
    returning 1
  )
  select count(*)::integer from claimed
$$;

revoke execute on function
  app.settled_seconds_of(app.calls),
  app.take_over_claim(),
  app.settle_web_claim(),
  app.counted_web_claims(uuid, uuid, integer, timestamptz),
  app.web_time_returns_at(uuid, uuid, integer, integer, integer, timestamptz),
  app.claim_web_call(uuid, uuid, text, integer, integer, integer, integer, integer, integer, timestamptz),
  app.record_web_call(text, uuid, text, integer, timestamptz),
  app.get_web_usage(uuid, uuid, integer, integer, timestamptz),
  app.claim_visitor_calls(uuid, uuid, timestamptz),
  public.record_web_call(text, uuid, text, integer),
  public.get_web_usage(integer, integer, uuid, uuid)
from public, anon, authenticated;
grant execute on function
  public.record_web_call(text, uuid, text, integer),
  public.get_web_usage(integer, integer, uuid, uuid)
to service_role;
