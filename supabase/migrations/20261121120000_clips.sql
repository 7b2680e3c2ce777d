-- Clips: a stretch of a call as a video. The row holds neither what was said (it is read from the call when the clip is
-- drawn) nor where the recording lies; decisions are numbers of words.
create table app.clips (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid,
  call_id text not null references app.calls (call_id) on delete cascade,
  exchange_index integer,
  start_seconds double precision not null,
  end_seconds double precision not null,
  format text not null check (format in ('9:16', '1:1', '16:9')),
  is_anonymized boolean not null,
  decisions jsonb not null check (jsonb_typeof(decisions) = 'array' and length(decisions::text) <= 40000),
  -- Of the words that the decisions number: should the call's words change, they hold no more.
  words_hash text not null,
  -- Of everything that was asked for: asked for again, it is the same clip.
  content_hash text not null,
  state text not null default 'queued'
    check (state in ('queued', 'drawing', 'rendering', 'ready', 'failed', 'revoked')),
  attempts integer not null default 0,
  -- Who works on it, and until when; without a worker, when the next may begin.
  lease_id uuid,
  lease_until timestamptz,
  -- Until when somebody may still put objects of it into the bucket.
  writes_until timestamptz,
  failure text,
  -- Whether it counts against its owner's day.
  is_spent boolean not null default true,
  duration_seconds double precision,
  -- What the video function found when it held the sound against the recording.
  proof jsonb,
  -- The link's token: found by its hash, sealed for the owner.
  token_hash text unique,
  token_sealed text,
  share_days integer not null check (share_days in (1, 7, 30, 90)),
  expires_at timestamptz,
  created_at timestamptz not null,
  ready_at timestamptz,
  ended_at timestamptz,
  -- When its objects are to be taken out of the bucket; null when there is nothing to take.
  remove_at timestamptz,
  -- Her voice was replaced, and that was proved, or there is no clip.
  constraint proved check (state <> 'ready' or not is_anonymized
    or (proof #>> '{voices,physician}' = 'recreated' and proof -> 'isFreeOfPhysician' = 'true') is true)
);
create unique index clips_same on app.clips (owner_id, content_hash)
  where state in ('queued', 'drawing', 'rendering', 'ready');
create index clips_by_owner on app.clips (owner_id, created_at) where owner_id is not null;
create index clips_by_call on app.clips (call_id, created_at);
create index clips_unfinished on app.clips (lease_until) where state in ('queued', 'drawing', 'rendering');
create index clips_to_remove on app.clips (remove_at) where remove_at is not null;
create index clips_by_age on app.clips (created_at);
alter table app.clips enable row level security;

-- A clip's end by its owner's will: its link dies with this, its objects as soon as the bucket lets them go.
create function app.revoke_clips(p_call_id text, p_clip_id uuid, p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.clips set state = 'revoked', ended_at = p_now, lease_id = null, lease_until = null, token_hash = null,
    token_sealed = null, remove_at = p_now
  where (call_id = p_call_id or id = p_clip_id) and state <> 'revoked'
$$;

-- With a deleted call go its clips. One that is erased because nobody kept it takes only those along that are not made
-- yet: what is made was published on purpose.
create function app.follow_call_with_clips() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.erased_at is not null and old.erased_at is null then
    update app.clips set state = 'failed', failure = 'call_erased', is_spent = false, ended_at = new.erased_at,
      lease_id = null, lease_until = null, remove_at = new.erased_at
    where call_id = new.call_id and state in ('queued', 'drawing', 'rendering');
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    perform app.revoke_clips(new.call_id, null, new.deleted_at);
  end if;
  if new.owner_id is null and old.owner_id is not null then
    update app.clips set owner_id = null where call_id = new.call_id;
  end if;
  return null;
end $$;
create trigger follow_call_with_clips after update on app.calls
  for each row when ((old.erased_at, old.deleted_at, old.owner_id)
    is distinct from (new.erased_at, new.deleted_at, new.owner_id))
  execute function app.follow_call_with_clips();

-- A new clip, or the one that is the same. One at a time for an owner, so that a day's count holds. Outcome: started,
-- same, spent (with the seconds until there is room), not_yours or unknown.
create function app.start_clip(p_owner_id uuid, p_clip jsonb, p_per_day integer, p_now timestamptz)
returns table (outcome text, clip_id uuid, retry_after_seconds integer)
language plpgsql set search_path = '' as $$
declare
  wanted app.clips := jsonb_populate_record(null::app.clips, p_clip);
  owner uuid;
  spent timestamptz[];
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('account:' || p_owner_id, 0));
  if p_owner_id is null or app.is_deleted_account(p_owner_id) then
    raise exception using errcode = 'PT401', message = 'There is no such account.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('clips:' || p_owner_id, 0));
  -- Shared, so that a deletion of the call either comes first or finds this clip.
  select c.owner_id into owner from app.calls c
  where c.call_id = wanted.call_id and c.deleted_at is null and c.erased_at is null for share;
  if not found or owner is distinct from p_owner_id then
    return query select case when owner is null then 'unknown' else 'not_yours' end, null::uuid, null::integer;
    return;
  end if;
  select c.id into clip_id from app.clips c
  where c.owner_id = p_owner_id and c.content_hash = wanted.content_hash
    and c.state in ('queued', 'drawing', 'rendering', 'ready');
  if found then
    return query select 'same', clip_id, null::integer;
    return;
  end if;
  spent := array(select c.created_at from app.clips c
    where c.owner_id = p_owner_id and c.is_spent and c.created_at > p_now - interval '24 hours' order by c.created_at);
  if cardinality(spent) >= p_per_day then
    return query select 'spent', null::uuid,
      greatest(1, ceil(extract(epoch from spent[cardinality(spent) - p_per_day + 1] + interval '24 hours' - p_now)))::integer;
    return;
  end if;
  insert into app.clips as c (owner_id, call_id, exchange_index, start_seconds, end_seconds, format, is_anonymized,
    decisions, words_hash, content_hash, token_hash, token_sealed, share_days, created_at)
  values (p_owner_id, wanted.call_id, wanted.exchange_index, wanted.start_seconds, wanted.end_seconds, wanted.format,
    wanted.is_anonymized, wanted.decisions, wanted.words_hash, wanted.content_hash, wanted.token_hash,
    wanted.token_sealed, wanted.share_days, p_now)
  returning c.id into clip_id;
  return query select 'started', clip_id, null::integer;
end $$;

create function public.start_clip(p_owner_id uuid, p_clip jsonb, p_per_day integer)
returns table (outcome text, clip_id uuid, retry_after_seconds integer)
language sql security definer set search_path = '' as $$
  select * from app.start_clip(p_owner_id, p_clip, p_per_day, now())
$$;

-- Whether there is such a call, whoever's it is: tells "not yours" from "not there".
create function public.is_call_known(p_call_id text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from app.calls c where c.call_id = p_call_id and c.deleted_at is null)
$$;

create function public.get_my_clip(p_clip_id uuid)
returns table (clip_id uuid, call_id text, exchange_index integer, format text, is_anonymized boolean, state text,
  created_at timestamptz, expires_at timestamptz, duration_seconds double precision, proof jsonb, failure text,
  token_sealed text)
language sql stable security definer set search_path = '' as $$
  select c.id, c.call_id, c.exchange_index, c.format, c.is_anonymized, c.state, c.created_at, c.expires_at,
    c.duration_seconds, c.proof, c.failure, c.token_sealed
  from app.clips c where c.id = p_clip_id and c.owner_id = app.caller_id()
$$;

-- Those of a call, newest first, but for revoked ones.
create function public.list_my_clips(p_call_id text)
returns table (clip_id uuid, call_id text, exchange_index integer, format text, is_anonymized boolean, state text,
  created_at timestamptz, expires_at timestamptz, duration_seconds double precision, proof jsonb, failure text,
  token_sealed text)
language sql stable security definer set search_path = '' as $$
  select c.id, c.call_id, c.exchange_index, c.format, c.is_anonymized, c.state, c.created_at, c.expires_at,
    c.duration_seconds, c.proof, c.failure, c.token_sealed
  from app.clips c
  where c.call_id = p_call_id and c.owner_id = app.caller_id() and c.state <> 'revoked'
  order by c.created_at desc, c.id
  limit 200
$$;

create function app.require_owned_clip(p_clip_id uuid, p_owner_id uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  perform from app.clips c where c.id = p_clip_id and c.owner_id = p_owner_id;
  if not found then
    raise exception using errcode = 'PT404', message = 'There is no such clip.';
  end if;
end $$;

create function public.revoke_my_clip(p_clip_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_owned_clip(p_clip_id, app.caller_id());
  perform app.revoke_clips(null, p_clip_id, now());
end $$;

-- How long the link works, from now on; never longer than the clip is kept.
create function public.set_my_clip_expiry(p_clip_id uuid, p_days integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_owned_clip(p_clip_id, app.caller_id());
  update app.clips set share_days = p_days, expires_at = case when state = 'ready' then
    least(now() + make_interval(days => p_days), created_at + interval '90 days') end
  where id = p_clip_id and state not in ('failed', 'revoked');
end $$;

revoke execute on function
  app.revoke_clips(text, uuid, timestamptz),
  app.follow_call_with_clips(),
  app.start_clip(uuid, jsonb, integer, timestamptz),
  app.require_owned_clip(uuid, uuid),
  public.start_clip(uuid, jsonb, integer),
  public.is_call_known(text),
  public.get_my_clip(uuid),
  public.list_my_clips(text),
  public.revoke_my_clip(uuid),
  public.set_my_clip_expiry(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.get_my_clip(uuid),
  public.list_my_clips(text),
  public.revoke_my_clip(uuid),
  public.set_my_clip_expiry(uuid, integer)
to authenticated;
grant execute on function
  public.start_clip(uuid, jsonb, integer),
  public.is_call_known(text)
to service_role;
