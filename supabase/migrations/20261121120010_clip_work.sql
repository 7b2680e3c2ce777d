-- The making of clips: leases, so that whoever dies at work is followed by another, and nobody works beside another.

-- Takes a clip that nobody works on, with what it is made of. `attempt` counts this one.
create function app.take_clip(p_clip_id uuid, p_lease_seconds integer, p_now timestamptz)
returns table (lease_id uuid, attempt integer, call_id text, exchange_index integer,
  start_seconds double precision, end_seconds double precision, format text, is_anonymized boolean, decisions jsonb,
  words_hash text, transcript jsonb, recording_url text, recording_multi_channel_url text)
language plpgsql set search_path = '' as $$
#variable_conflict use_column
declare
  taken app.clips;
begin
  select * into taken from app.clips c
  where c.id = p_clip_id and c.state in ('queued', 'drawing', 'rendering')
    and (c.lease_until is null or c.lease_until < p_now)
  for update skip locked;
  if not found then return; end if;
  update app.clips c set lease_id = gen_random_uuid(), lease_until = p_now + make_interval(secs => p_lease_seconds),
    attempts = c.attempts + 1
  where c.id = p_clip_id returning * into taken;
  return query select taken.lease_id, taken.attempts, taken.call_id, taken.exchange_index,
    taken.start_seconds, taken.end_seconds, taken.format, taken.is_anonymized, taken.decisions,
    taken.words_hash, c.transcript, c.recording_url, c.recording_multi_channel_url
  from app.calls c where c.call_id = taken.call_id;
end $$;

create function public.take_clip(p_clip_id uuid, p_lease_seconds integer)
returns table (lease_id uuid, attempt integer, call_id text, exchange_index integer,
  start_seconds double precision, end_seconds double precision, format text, is_anonymized boolean, decisions jsonb,
  words_hash text, transcript jsonb, recording_url text, recording_multi_channel_url text)
language sql security definer set search_path = '' as $$
  select * from app.take_clip(p_clip_id, p_lease_seconds, now())
$$;

-- The next stage. False when the clip is no longer this worker's: cancelled, or taken over.
create function app.advance_clip(
  p_clip_id uuid, p_lease_id uuid, p_state text, p_lease_seconds integer, p_now timestamptz
) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.clips c set state = p_state, lease_until = p_now + make_interval(secs => p_lease_seconds),
    writes_until = greatest(c.writes_until, p_now + make_interval(secs => p_lease_seconds))
  where c.id = p_clip_id and c.lease_id = p_lease_id and c.state in ('queued', 'drawing', 'rendering')
    and p_state in ('drawing', 'rendering');
  return found;
end $$;

create function public.advance_clip(p_clip_id uuid, p_lease_id uuid, p_state text, p_lease_seconds integer)
returns boolean
language sql security definer set search_path = '' as $$
  select app.advance_clip(p_clip_id, p_lease_id, p_state, p_lease_seconds, now())
$$;

-- The clip is made: its link works from here on. What the first try made nobody else writes to.
create function app.finish_clip(
  p_clip_id uuid, p_lease_id uuid, p_duration_seconds double precision, p_proof jsonb, p_now timestamptz
) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.clips c set state = 'ready', ready_at = p_now, lease_id = null, lease_until = null,
    duration_seconds = p_duration_seconds, proof = p_proof, failure = null,
    writes_until = case when c.attempts > 1 then c.writes_until end,
    expires_at = least(p_now + make_interval(days => c.share_days), c.created_at + interval '90 days')
  where c.id = p_clip_id and c.lease_id = p_lease_id and c.state in ('drawing', 'rendering', 'queued');
  return found;
end $$;

create function public.finish_clip(p_clip_id uuid, p_lease_id uuid, p_duration_seconds double precision, p_proof jsonb)
returns boolean
language sql security definer set search_path = '' as $$
  select app.finish_clip(p_clip_id, p_lease_id, p_duration_seconds, p_proof, now())
$$;

-- It did not work out: for another worker after a pause while there are tries left and it may help, else for good, which
-- gives its place in the day back. Returns the state it is in now; null when it is no longer this worker's.
create function app.put_off_clip(
  p_clip_id uuid, p_lease_id uuid, p_failure text, p_tries integer, p_retry_seconds integer, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
declare
  now_is text;
begin
  update app.clips c set
    state = case when c.attempts < p_tries then 'queued' else 'failed' end,
    lease_id = null,
    lease_until = case when c.attempts < p_tries then p_now + make_interval(secs => p_retry_seconds) end,
    failure = p_failure,
    is_spent = c.attempts < p_tries,
    ended_at = case when c.attempts < p_tries then null else p_now end,
    remove_at = case when c.attempts < p_tries then null else p_now end
  where c.id = p_clip_id and c.lease_id = p_lease_id and c.state in ('queued', 'drawing', 'rendering')
  returning c.state into now_is;
  return now_is;
end $$;

-- No tries: for good.
create function public.put_off_clip(
  p_clip_id uuid, p_lease_id uuid, p_failure text, p_tries integer, p_retry_seconds integer
) returns text
language sql security definer set search_path = '' as $$
  select app.put_off_clip(p_clip_id, p_lease_id, p_failure, p_tries, p_retry_seconds, now())
$$;

-- Clips that somebody should work on and nobody does.
create function app.list_due_clips(p_limit integer, p_now timestamptz) returns table (clip_id uuid)
language sql stable set search_path = '' as $$
  select c.id from app.clips c
  where c.state in ('queued', 'drawing', 'rendering') and (c.lease_until is null or c.lease_until < p_now)
  order by c.lease_until nulls last, c.created_at
  limit p_limit
$$;

create function public.list_due_clips(p_limit integer) returns table (clip_id uuid)
language sql stable security definer set search_path = '' as $$
  select d.clip_id from app.list_due_clips(p_limit, now()) d
$$;

-- Clips whose objects are to go, each offered to one asker at a time, again after the pause until they are gone.
create function app.take_clip_removals(p_limit integer, p_retry_seconds integer, p_now timestamptz)
returns table (clip_id uuid)
language sql set search_path = '' as $$
  with due as (
    select c.id from app.clips c where c.remove_at <= p_now order by c.remove_at limit p_limit
    for update skip locked
  )
  update app.clips c set remove_at = p_now + make_interval(secs => p_retry_seconds)
  from due where c.id = due.id returning c.id
$$;

create function public.take_clip_removals(p_limit integer, p_retry_seconds integer) returns table (clip_id uuid)
language sql security definer set search_path = '' as $$
  select t.clip_id from app.take_clip_removals(p_limit, p_retry_seconds, now()) t
$$;

-- Their objects are gone; once more when nobody can write any, should somebody have been about to.
create function app.mark_clips_removed(p_clip_ids uuid[], p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.clips set
    remove_at = case when writes_until > p_now then writes_until end,
    writes_until = case when writes_until > p_now then writes_until end
  where id = any (p_clip_ids) and state in ('failed', 'revoked')
$$;

create function public.mark_clips_removed(p_clip_ids uuid[]) returns void
language sql security definer set search_path = '' as $$
  select app.mark_clips_removed(p_clip_ids, now())
$$;

-- What is older than it is kept ends; what ended and has left nothing is forgotten after some days.
create function app.tidy_clips(p_forget_days integer, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform app.revoke_clips(null, c.id, p_now) from (
    select id from app.clips where state = 'ready' and created_at < p_now - interval '90 days' limit 100
  ) c;
  delete from app.clips where id in (
    select id from app.clips where created_at < p_now - make_interval(days => p_forget_days)
      and state in ('failed', 'revoked') and remove_at is null limit 100);
end $$;

create function public.tidy_clips(p_forget_days integer) returns void
language sql security definer set search_path = '' as $$
  select app.tidy_clips(p_forget_days, now())
$$;

revoke execute on function
  app.take_clip(uuid, integer, timestamptz),
  app.advance_clip(uuid, uuid, text, integer, timestamptz),
  app.finish_clip(uuid, uuid, double precision, jsonb, timestamptz),
  app.put_off_clip(uuid, uuid, text, integer, integer, timestamptz),
  app.list_due_clips(integer, timestamptz),
  app.take_clip_removals(integer, integer, timestamptz),
  app.mark_clips_removed(uuid[], timestamptz),
  app.tidy_clips(integer, timestamptz),
  public.take_clip(uuid, integer),
  public.advance_clip(uuid, uuid, text, integer),
  public.finish_clip(uuid, uuid, double precision, jsonb),
  public.put_off_clip(uuid, uuid, text, integer, integer),
  public.list_due_clips(integer),
  public.take_clip_removals(integer, integer),
  public.mark_clips_removed(uuid[]),
  public.tidy_clips(integer)
from public, anon, authenticated;
grant execute on function
  public.take_clip(uuid, integer),
  public.advance_clip(uuid, uuid, text, integer),
  public.finish_clip(uuid, uuid, double precision, jsonb),
  public.put_off_clip(uuid, uuid, text, integer, integer),
  public.list_due_clips(integer),
  public.take_clip_removals(integer, integer),
  public.mark_clips_removed(uuid[]),
  public.tidy_clips(integer)
to service_role;
