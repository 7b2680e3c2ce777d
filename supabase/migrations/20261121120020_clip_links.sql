-- What whoever has a clip's link may see, and say about it; and what becomes of clips when an account goes.
create table app.clip_reports (
  clip_id uuid not null references app.clips (id) on delete cascade,
  reporter_hash text not null,
  reason text check (length(reason) <= 500),
  reported_at timestamptz not null,
  primary key (clip_id, reporter_hash)
);
alter table app.clip_reports enable row level security;

-- A clip by its link's hash; nothing once it is revoked or its time is over.
create function app.get_shared_clip(p_token_hash text, p_now timestamptz)
returns table (clip_id uuid, format text, is_anonymized boolean, duration_seconds double precision,
  created_at timestamptz, expires_at timestamptz)
language sql stable set search_path = '' as $$
  select c.id, c.format, c.is_anonymized, c.duration_seconds, c.created_at, c.expires_at
  from app.clips c where c.token_hash = p_token_hash and c.state = 'ready' and c.expires_at > p_now
$$;

create function public.get_shared_clip(p_token_hash text)
returns table (clip_id uuid, format text, is_anonymized boolean, duration_seconds double precision,
  created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select * from app.get_shared_clip(p_token_hash, now())
$$;

-- Somebody finds that a clip should not be there. One report from one place; a hundred of a clip say enough.
create function public.report_clip(p_token_hash text, p_reporter_hash text, p_reason text default null) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  reported uuid := (select s.clip_id from app.get_shared_clip(p_token_hash, now()) s);
begin
  if reported is null then return false; end if;
  insert into app.clip_reports as r (clip_id, reporter_hash, reason, reported_at)
  select reported, p_reporter_hash, nullif(trim(p_reason), ''), now()
  where (select count(*) from app.clip_reports c where c.clip_id = reported) < 100
  on conflict (clip_id, reporter_hash) do update set reason = coalesce(excluded.reason, r.reason);
  return true;
end $$;

-- How many clips of a deleted account have still something in the bucket.
create function app.count_deletion_clips(p_deletion_id uuid) returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer from app.deletion_calls d join app.clips c on c.call_id = d.call_id
  where d.deletion_id = p_deletion_id and (c.remove_at is not null or c.state not in ('failed', 'revoked'))
$$;

create function public.count_deletion_clips(p_deletion_id uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select app.count_deletion_clips(p_deletion_id)
$$;

alter table app.deletions add column clips integer not null default 0;

-- And how many are known of here, which is none any more once it is finished.
create function app.count_known_clips(p_deletion_id uuid) returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer from app.deletion_calls d join app.clips c on c.call_id = d.call_id
  where d.deletion_id = p_deletion_id
$$;

-- Only when nothing is left, here, at the vendor, in the bucket, or of the account itself. False when something is.
create or replace function app.finish_deletion(p_deletion_id uuid, p_now timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.deletions d set finished_at = coalesce(d.finished_at, p_now),
    clips = greatest(d.clips, app.count_known_clips(d.id))
  where d.id = p_deletion_id
    and not exists (select from auth.users u where u.id = d.user_id)
    and not exists (
      select from app.deletion_calls dc join app.calls c on c.call_id = dc.call_id
      where dc.deletion_id = d.id and (c.erased_at is null or c.vendor_erased_at is null))
    and app.count_deletion_clips(d.id) = 0;
  if found then
    delete from app.clips c using app.deletion_calls d where d.deletion_id = p_deletion_id and c.call_id = d.call_id;
    delete from app.deletion_calls where deletion_id = p_deletion_id;
  end if;
  return found or exists (select from app.deletions d where d.id = p_deletion_id and d.finished_at is not null);
end $$;

-- How far a deletion has got, with its clips.
drop function public.get_deletion(uuid);
create function public.get_deletion(p_deletion_id uuid)
returns table (requested_at timestamptz, finished_at timestamptz, calls integer, erased_calls integer,
  vendor_erased_calls integer, clips integer, erased_clips integer, is_account_gone boolean)
language sql stable security definer set search_path = '' as $$
  select d.requested_at, d.finished_at, d.calls,
    case when d.finished_at is not null then d.calls else done.erased end,
    case when d.finished_at is not null then d.calls else done.at_vendor end,
    known.clips, known.clips - app.count_deletion_clips(d.id),
    d.finished_at is not null or not exists (select from auth.users u where u.id = d.user_id)
  from app.deletions d
  cross join lateral (
    select (count(*) filter (where c.erased_at is not null))::integer as erased,
      (count(*) filter (where c.vendor_erased_at is not null))::integer as at_vendor
    from app.deletion_calls dc join app.calls c on c.call_id = dc.call_id where dc.deletion_id = d.id
  ) done
  cross join lateral (select greatest(d.clips, app.count_known_clips(d.id)) as clips) known
  where d.id = p_deletion_id
$$;

-- A page of one's calls in full, with what was made of each.
create or replace function public.export_my_calls(
  p_limit integer, p_before_at timestamptz default null, p_before_id uuid default null
) returns table (id uuid, created_at timestamptz, call jsonb)
language sql stable security definer set search_path = '' as $$
  select c.id, c.created_at, jsonb_build_object(
    'callId', c.call_id, 'kind', c.kind, 'status', c.status, 'reason', c.reason, 'title', c.title,
    'createdAt', c.created_at, 'startedAt', c.started_at, 'endedAt', c.ended_at, 'durationMs', c.duration_ms,
    'keptSince', c.kept_at, 'consentVersion', c.kept_version, 'erasedAt', c.erased_at, 'deletedAt', c.deleted_at,
    'hasRecording', c.recording_url is not null, 'transcript', c.transcript, 'summary', c.summary,
    'sentiment', c.sentiment, 'analysis', c.analysis,
    'feedback', (
      select jsonb_build_object('mood', f.mood, 'role', f.role, 'workplace', f.workplace,
        'leftAnEmail', f.email_sealed is not null, 'givenAt', f.given_at)
      from app.feedback f where f.call_id = c.call_id),
    'clips', coalesce((
      select jsonb_agg(jsonb_build_object('clipId', k.id, 'exchangeIndex', k.exchange_index,
        'startSeconds', k.start_seconds, 'endSeconds', k.end_seconds, 'format', k.format,
        'isAnonymized', k.is_anonymized, 'redactions', k.decisions, 'state', k.state, 'createdAt', k.created_at,
        'expiresAt', k.expires_at, 'revokedAt', case when k.state = 'revoked' then k.ended_at end,
        'durationSeconds', k.duration_seconds, 'check', k.proof) order by k.created_at)
      from app.clips k where k.call_id = c.call_id and k.owner_id = app.caller_id()), '[]'))
  from app.calls c
  where c.owner_id = app.caller_id() and (p_before_at is null or (c.created_at, c.id) < (p_before_at, p_before_id))
  order by c.created_at desc, c.id desc
  limit greatest(least(p_limit, 100), 0)
$$;

revoke execute on function
  app.get_shared_clip(text, timestamptz),
  app.count_deletion_clips(uuid),
  app.count_known_clips(uuid),
  public.get_deletion(uuid),
  public.get_shared_clip(text),
  public.report_clip(text, text, text),
  public.count_deletion_clips(uuid)
from public, anon, authenticated;
grant execute on function
  public.get_deletion(uuid),
  public.get_shared_clip(text),
  public.report_clip(text, text, text),
  public.count_deletion_clips(uuid)
to service_role;
