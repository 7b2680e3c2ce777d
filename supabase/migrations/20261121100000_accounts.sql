-- A call has an owner once its visitor has signed in; it is kept only when its caller asked for that.
alter table app.calls
  add column owner_id uuid,
  add column title text,
  -- When, and under which wording, the caller asked to keep transcript and recording. Without it they go after a day.
  add column kept_at timestamptz,
  add column kept_version text,
  -- Its owner deleted it: no list shows it any more. Always erased too.
  add column deleted_at timestamptz;
create index calls_by_owner on app.calls (owner_id, created_at desc, id desc) where owner_id is not null;

-- A visitor's own calls, until somebody signs in there: from then on they are the account's alone.
create or replace function public.get_visitor_call(p_call_id text, p_visitor_id uuid)
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
  where c.call_id = p_call_id and c.visitor_id = p_visitor_id and c.owner_id is null and c.deleted_at is null
$$;

-- Called once a visitor has signed in, with the id from the signed cookie. Returns how many calls joined the account.
create function app.claim_visitor_calls(p_visitor_id uuid, p_owner_id uuid, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  with claimed as (
    update app.calls set owner_id = p_owner_id, updated_at = p_now
    where visitor_id = p_visitor_id and owner_id is null and deleted_at is null
    returning 1
  )
  select count(*)::integer from claimed
$$;

create function public.claim_visitor_calls(p_visitor_id uuid, p_owner_id uuid) returns integer
language sql security definer set search_path = '' as $$
  select app.claim_visitor_calls(p_visitor_id, p_owner_id, now())
$$;

revoke execute on function
  app.claim_visitor_calls(uuid, uuid, timestamptz),
  public.claim_visitor_calls(uuid, uuid)
from public, anon, authenticated;
grant execute on function public.claim_visitor_calls(uuid, uuid) to service_role;

-- Who asks. Only mailed codes sign in here: a session opened with a password counts for nobody, since Supabase Auth lets
-- anyone set one for an address that is not theirs before its owner ever comes.
create function app.caller_id() returns uuid
language sql stable set search_path = '' as $$
  select case when not coalesce(auth.jwt() -> 'amr' @> '[{"method": "password"}]', false) then auth.uid() end
$$;
revoke execute on function app.caller_id() from public, anon, authenticated;
