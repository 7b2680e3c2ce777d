-- What operators see of reported clips, and how they end one.

-- Reported clips, the one with the newest report first. The reason is the newest that was given: a report may have none.
create function app.list_reported_clips(p_limit integer, p_now timestamptz)
returns table (clip_id uuid, call_id text, reports integer, reason text, reported_at timestamptz, is_live boolean)
language sql stable set search_path = '' as $$
  select c.id, c.call_id, r.reports, r.reason, r.reported_at, c.state = 'ready' and c.expires_at > p_now
  from (
    select cr.clip_id, count(*)::integer as reports, max(cr.reported_at) as reported_at,
      (array_agg(cr.reason order by cr.reported_at desc) filter (where cr.reason is not null))[1] as reason
    from app.clip_reports cr group by cr.clip_id
  ) r
  join app.clips c on c.id = r.clip_id
  order by r.reported_at desc, c.id
  limit p_limit
$$;

create function public.list_reported_clips(p_limit integer)
returns table (clip_id uuid, call_id text, reports integer, reason text, reported_at timestamptz, is_live boolean)
language sql stable security definer set search_path = '' as $$
  select * from app.list_reported_clips(p_limit, now())
$$;

-- Whether its link worked until now. One whose time is over ends too: its owner could give it more.
create function app.take_down_clip(p_clip_id uuid, p_now timestamptz) returns boolean
language plpgsql set search_path = '' as $$
declare
  was_live boolean;
begin
  select c.state = 'ready' and c.expires_at > p_now into was_live from app.clips c where c.id = p_clip_id for update;
  perform app.revoke_clips(null, p_clip_id, p_now);
  return coalesce(was_live, false);
end $$;

create function public.take_down_clip(p_clip_id uuid) returns boolean
language sql security definer set search_path = '' as $$
  select app.take_down_clip(p_clip_id, now())
$$;

revoke execute on function
  app.list_reported_clips(integer, timestamptz),
  app.take_down_clip(uuid, timestamptz),
  public.list_reported_clips(integer),
  public.take_down_clip(uuid)
from public, anon, authenticated;
grant execute on function
  public.list_reported_clips(integer),
  public.take_down_clip(uuid)
to service_role;
