-- Ended calls are read back for ten minutes after they were last heard of or ended, and being read back is not being heard of.

create or replace function public.apply_call_readback(p_call_id text, p_rank integer, p_facts jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  heard_at timestamptz;
begin
  select c.last_event_at into heard_at from app.calls c where c.call_id = p_call_id for update;
  perform app.apply_call_facts(p_call_id, p_rank, p_facts, now());
  update app.calls c set last_event_at = heard_at where c.call_id = p_call_id and heard_at is not null;
end $$;

-- The one that was heard of or asked about longest ago comes first, so that none keeps another waiting.
create or replace function app.take_overdue_calls(
  p_never_joined_seconds integer, p_silent_seconds integer, p_limit integer, p_now timestamptz
) returns table (call_id text)
language sql set search_path = '' as $$
  with overdue as (
    select c.id from app.calls c
    where c.erased_at is null
      and (c.status in ('registered', 'ongoing')
        or c.status = 'ended' and not c.evidence ?| array['summary', 'sentiment', 'analysis']
          and (c.last_event_at > p_now - interval '10 minutes'
            or c.ended_at between p_now - interval '10 minutes' and p_now))
      and greatest(c.last_event_at, c.looked_up_at) < p_now - make_interval(secs =>
        case c.status when 'registered' then p_never_joined_seconds else p_silent_seconds end)
    order by greatest(c.last_event_at, c.looked_up_at)
    limit p_limit
    for update skip locked
  )
  update app.calls c set looked_up_at = p_now from overdue o where c.id = o.id returning c.call_id
$$;
