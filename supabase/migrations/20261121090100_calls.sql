create table app.calls (
  id uuid primary key default gen_random_uuid(),
  call_id text not null unique,
  kind text not null default 'web' check (kind in ('web', 'phone')),
  visitor_id uuid,
  status text not null default 'registered'
    check (status in ('registered', 'ongoing', 'ended', 'not_connected', 'error')),
  reason text,
  max_duration_seconds integer,
  started_at timestamptz,
  ended_at timestamptz,
  duration_ms integer,
  agent_id text,
  agent_version integer,
  transcript jsonb,
  recording_url text,
  recording_multi_channel_url text,
  cost_micro_usd bigint,
  latency jsonb,
  summary text,
  sentiment text,
  is_successful boolean,
  analysis jsonb,
  -- For each column above that events fill: how much the value that stands there weighs.
  evidence jsonb not null default '{}',
  -- A tombstone: what was said is gone for good, here and (once vendor_erased_at is set) at the vendor.
  erased_at timestamptz,
  vendor_erased_at timestamptz,
  vendor_asked_at timestamptz,
  last_event_at timestamptz not null,
  looked_up_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index calls_by_visitor on app.calls (visitor_id, created_at desc);
create index calls_unerased on app.calls (created_at) where erased_at is null;
create index calls_unerased_at_vendor on app.calls (vendor_asked_at) where vendor_erased_at is null;
create index calls_unsettled on app.calls (last_event_at) where status in ('registered', 'ongoing', 'ended');
alter table app.calls enable row level security;

-- How much a value weighs against another for the same column: the source's rank, then for equal sources the longer
-- value, then its digest. A total order, so that the winner does not depend on the order in which values came.
create function app.evidence_of(p_column text, p_value jsonb, p_rank integer) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_array(
    p_rank + case when p_column <> 'status' then 0
                  when p_value #>> '{}' in ('ended', 'not_connected', 'error') then 1000
                  when p_value #>> '{}' = 'ongoing' then 500
                  else 0 end,
    length(p_value::text),
    md5(p_value::text))
$$;

-- What a caller said, or what gives it away. An erased call never takes these in again.
create function app.is_content(p_column text) returns boolean
language sql immutable set search_path = '' as $$
  select p_column in ('transcript', 'recording_url', 'recording_multi_channel_url', 'summary', 'sentiment',
    'is_successful', 'analysis')
$$;

-- Each column is the heaviest value ever offered for it (a join semilattice): the row is a function of the set of
-- events, whatever their order or number. Nothing filled becomes empty, nothing ended becomes ongoing.
create function app.merge_call_facts(p_call app.calls, p_rank integer, p_facts jsonb) returns app.calls
language plpgsql stable set search_path = '' as $$
declare
  columns constant text[] := array['kind', 'status', 'reason', 'started_at', 'ended_at', 'duration_ms', 'agent_id',
    'agent_version', 'transcript', 'recording_url', 'recording_multi_channel_url', 'cost_micro_usd', 'latency',
    'summary', 'sentiment', 'is_successful', 'analysis'];
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

create function app.apply_call_facts(p_call_id text, p_rank integer, p_facts jsonb, p_now timestamptz) returns void
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
    is_successful = after.is_successful, analysis = after.analysis, evidence = after.evidence,
    last_event_at = greatest(before.last_event_at, p_now), updated_at = p_now
  where call_id = p_call_id;
end $$;

-- A web call that we asked for. An event may have made the row already, so this only adds what events cannot know.
create function app.record_web_call(
  p_call_id text, p_visitor_id uuid, p_agent_id text, p_agent_version integer, p_max_duration_seconds integer,
  p_now timestamptz
) returns void
language sql set search_path = '' as $$
  insert into app.calls (call_id, visitor_id, agent_id, agent_version, max_duration_seconds,
    last_event_at, created_at, updated_at)
  values (p_call_id, p_visitor_id, p_agent_id, p_agent_version, p_max_duration_seconds, p_now, p_now, p_now)
  on conflict (call_id) do update set
    visitor_id = excluded.visitor_id, max_duration_seconds = excluded.max_duration_seconds, updated_at = p_now
$$;

create function public.record_web_call(
  p_call_id text, p_visitor_id uuid, p_agent_id text, p_agent_version integer, p_max_duration_seconds integer
) returns void
language sql security definer set search_path = '' as $$
  select app.record_web_call(p_call_id, p_visitor_id, p_agent_id, p_agent_version, p_max_duration_seconds, now())
$$;

create function public.get_visitor_call(p_call_id text, p_visitor_id uuid)
returns table (
  call_id text, kind text, status text, reason text, created_at timestamptz, started_at timestamptz,
  ended_at timestamptz, duration_ms integer, transcript jsonb, has_recording boolean, summary text, sentiment text,
  is_analyzed boolean, is_erased boolean
)
language sql stable security definer set search_path = '' as $$
  select c.call_id, c.kind, c.status, c.reason, c.created_at, c.started_at, c.ended_at, c.duration_ms, c.transcript,
    c.recording_url is not null, c.summary, c.sentiment,
    c.summary is not null or c.analysis is not null or c.sentiment is not null, c.erased_at is not null
  from app.calls c
  where c.call_id = p_call_id and c.visitor_id = p_visitor_id
$$;

-- Calls that have been silent longer than a live call can be, the ones never joined, and, for ten minutes, ended ones
-- whose analysis has not come. Each is offered to one asker at a time, again after the same silence.
create function app.take_overdue_calls(
  p_never_joined_seconds integer, p_silent_seconds integer, p_limit integer, p_now timestamptz
) returns table (call_id text)
language sql set search_path = '' as $$
  with overdue as (
    select c.id from app.calls c
    where c.erased_at is null
      and (c.status in ('registered', 'ongoing')
        or c.status = 'ended' and c.last_event_at > p_now - interval '10 minutes'
          and not c.evidence ?| array['summary', 'sentiment', 'analysis'])
      and greatest(c.last_event_at, c.looked_up_at) < p_now - make_interval(secs =>
        case c.status when 'registered' then p_never_joined_seconds else p_silent_seconds end)
    order by c.last_event_at
    limit p_limit
    for update skip locked
  )
  update app.calls c set looked_up_at = p_now from overdue o where c.id = o.id returning c.call_id
$$;

create function public.take_overdue_calls(p_never_joined_seconds integer, p_silent_seconds integer, p_limit integer)
returns table (call_id text)
language sql security definer set search_path = '' as $$
  select o.call_id from app.take_overdue_calls(p_never_joined_seconds, p_silent_seconds, p_limit, now()) o
$$;

-- What a read-back at the vendor said.
create function public.apply_call_readback(p_call_id text, p_rank integer, p_facts jsonb) returns void
language sql security definer set search_path = '' as $$
  select app.apply_call_facts(p_call_id, p_rank, p_facts, now())
$$;

revoke execute on function
  app.evidence_of(text, jsonb, integer),
  app.is_content(text),
  app.merge_call_facts(app.calls, integer, jsonb),
  app.apply_call_facts(text, integer, jsonb, timestamptz),
  app.record_web_call(text, uuid, text, integer, integer, timestamptz),
  app.take_overdue_calls(integer, integer, integer, timestamptz),
  public.record_web_call(text, uuid, text, integer, integer),
  public.get_visitor_call(text, uuid),
  public.take_overdue_calls(integer, integer, integer),
  public.apply_call_readback(text, integer, jsonb)
from public, anon, authenticated;
grant execute on function
  public.record_web_call(text, uuid, text, integer, integer),
  public.get_visitor_call(text, uuid),
  public.take_overdue_calls(integer, integer, integer),
  public.apply_call_readback(text, integer, jsonb)
to service_role;
